import { z } from 'zod'
import { clip } from '../../../supabase/functions/_shared/text/clip.ts'
import { explainedIn } from './definitions.ts'
import { type Ranked, scoreOf, top } from './rank.ts'
import { type Said, saidIn, waitsAlone } from './said.ts'
import { frequencies, heading, sameWord } from './words.ts'

const MaterialSchema = z.looseObject({
  lines: z
    .array(z.looseObject({ line: z.number(), speaker: z.string().nullable(), text: z.string() }))
    .min(1),
})

const NOTHING = { title: '', summary: '', sections: [], takeaways: [], definitions: [], questions: [] }

/** Fewer sentences that say something are somebody passing by, not somebody explaining. */
const MIN_SAID = 3
/** A talk comes back to its subject: so many of its sentences name it. */
const MIN_SUBJECT = 3
const SAID_A_SECTION = 16
const POINTS_A_SECTION = 4
const MAX_LINES = 40

/** Picks the sentences that say most about what the piece is about, word for word, and the terms it explains. */
export function takeNotes(material: unknown) {
  const { lines } = MaterialSchema.parse(material)
  const said = saidIn(lines).filter(({ lines: own }) => own.length <= MAX_LINES)
  const explained = explainedIn(said)
  const counts = frequencies(said.map(({ text }) => text))
  const subject = Math.max(0, ...[...counts.values()].map(({ count }) => count))
  if (waitsAlone(lines) || said.length < MIN_SAID || (subject < MIN_SUBJECT && explained.length === 0)) {
    return { nothing: clip(lines.map(({ text }) => text).join(' '), 80), ...NOTHING }
  }
  const ranked = said.map((each) => ({ ...each, score: scoreOf(each.text, counts) }))
  const best = top(ranked, 2)
  const first = heading(said.map(({ text }) => text))
  return {
    nothing: null,
    title: first,
    summary: best.map(({ text }) => text).join(' '),
    sections: sectionsOf(ranked),
    takeaways: best.map(noteOf),
    definitions: explained
      .slice(0, 6)
      .map(({ term, meaning, lines: own }) => ({ term, meaning, lines: own })),
    questions: explained
      .slice(0, 3)
      .map(({ question, meaning, lines: own }) => ({ question, answer: meaning, lines: own })),
  }
}

function sectionsOf(ranked: Ranked[]) {
  const number = Math.min(5, Math.max(1, Math.round(ranked.length / SAID_A_SECTION)))
  const size = Math.ceil(ranked.length / number)
  const used = new Set<string>()
  return Array.from({ length: number }, (_, index) => ranked.slice(index * size, (index + 1) * size))
    .filter((group) => group.length > 0)
    .map((group) => {
      const title = heading(
        group.map(({ text }) => text),
        used,
      )
      for (const word of title.split(', ')) used.add(sameWord(word))
      return { heading: title, points: top(group, POINTS_A_SECTION).map(noteOf) }
    })
}

function noteOf({ text, lines }: Said) {
  return { text, lines }
}
