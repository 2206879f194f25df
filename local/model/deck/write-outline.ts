import { audienceInProse } from '../../../supabase/functions/_shared/text/audience.ts'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { MOST_FRAMES, tooLittle } from './frames.ts'
import { type OutlineMaterial, OutlineMaterialSchema } from './material.ts'
import { type Passage, passagesOf } from './passages.ts'
import { type Said, saidIn } from './sentences.ts'
import { openingTitle, titleOf } from './titles.ts'

const SLIDES_A_SECTION = 6
const MOST_OF_SECTION = 20
const MOST_SECTIONS = 24

interface Section {
  title: string
  about: string
  slides: number
  sources: Passage[]
}

/** Outlines a deck: the brief opens it, then the sources follow in their own order and words. */
export function writeOutline(material: unknown) {
  const brief = OutlineMaterialSchema.parse(material)
  const said = saidIn(brief.sources)
  const sections = said.length === 0 ? fromBrief(brief) : [opening(brief), ...fromSources(said, brief)]
  return { title: clip(oneLine(brief.topic), 120), sections }
}

function opening({ topic, audience, goal }: OutlineMaterial): Section {
  const about = [audience && `For ${audienceInProse(audience)}.`, goal].filter(Boolean).join(' ')
  return { title: openingTitle(topic), about: clip(about || topic, 500), slides: 1, sources: [] }
}

/** With no source, there is the brief, and what a talk usually has to answer. */
function fromBrief({ topic, audience, goal, slides }: OutlineMaterial): Section[] {
  if (slides > MOST_FRAMES) throw tooLittle()
  const count = Math.max(2, Math.ceil(slides / SLIDES_A_SECTION))
  const names: [string, string][] = [
    [topic, goal || topic],
    [
      audience ? `For ${audienceInProse(audience)}` : 'Who it is for',
      'What they need, in an example of your own.',
    ],
    ['In practice', 'How it is done, what it costs and what it brings.'],
    [goal || 'What comes next', 'What to remember, and what to do first.'],
  ]
  const chosen = count === 4 ? names : [...names.slice(0, count - 1), names[3] ?? ['', '']]
  return even(slides, count).map((share, index) => {
    const [title = '', about = ''] = chosen[index] ?? []
    const doubled = chosen.slice(0, index).some(([earlier]) => earlier === title)
    return {
      title: clip(oneLine(doubled ? `${title} (${index + 1})` : title), 100),
      about: clip(about, 500),
      slides: share,
      sources: [],
    }
  })
}

function fromSources(said: Said[], { topic, slides }: OutlineMaterial): Section[] {
  const wanted = slides - 1
  const blocks = cut(said, Math.min(MOST_SECTIONS, Math.ceil(wanted / SLIDES_A_SECTION)))
  const counts = allot(wanted, blocks)
  const taken = new Set([topic.toLowerCase()])
  return blocks.flatMap((block, index) => {
    const count = counts[index] ?? 0
    if (count === 0) return []
    const title = titleOf(block, taken)
    taken.add(title.toLowerCase())
    const about = block.filter(({ heading }) => !heading)[0] ?? block[0]
    return {
      title,
      about: clip(about?.text ?? title, 300),
      slides: count,
      sources: passagesOf(block, Number.POSITIVE_INFINITY),
    }
  })
}

/** Blocks of about the same length, each of whole lines, none across two sources. */
function cut(said: Said[], blocks: number): Said[][] {
  const size = said.length / blocks
  const result: Said[][] = []
  let open: Said[] = []
  for (const [index, sentence] of said.entries()) {
    open.push(sentence)
    const next = said[index + 1]
    const ends = !next || next.source !== sentence.source
    const full = index + 1 >= size * (result.length + 1) && next?.line !== sentence.line
    if (ends || full) {
      result.push(open)
      open = []
    }
  }
  return result
}

/**
 * Shares slides out by length; none gets more than it has sentences for, or than a section may have. A source that was
 * chosen is heard once before others are heard again, where there are so many slides.
 */
function allot(slides: number, blocks: Said[][]): number[] {
  const lengths = blocks.map((block) => block.length)
  const most = lengths.map((length) => Math.min(length, MOST_OF_SECTION))
  if (most.reduce((sum, count) => sum + count, 0) < slides) throw tooLittle()
  const first = longestOfEach(blocks)
  const counts = lengths.map((_, index): number => (first.size <= slides && first.has(index) ? 1 : 0))
  for (let given = counts.filter((count) => count > 0).length; given < slides; given += 1) {
    const [next] = counts
      .map((count, index) => ({
        index,
        need: (lengths[index] ?? 0) / (count + 1),
        free: count < (most[index] ?? 0),
      }))
      .filter(({ free }) => free)
      .sort((a, b) => b.need - a.need)
    if (next) counts[next.index] = (counts[next.index] ?? 0) + 1
  }
  return counts
}

/** The place of the longest block of each source. */
function longestOfEach(blocks: Said[][]): Set<number> {
  const longest = new Map<number, number>()
  for (const [index, block] of blocks.entries()) {
    const source = block[0]?.source ?? 0
    const before = blocks[longest.get(source) ?? -1]
    if (!before || block.length > before.length) longest.set(source, index)
  }
  return new Set(longest.values())
}

function even(total: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, index) => Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts),
  )
}
