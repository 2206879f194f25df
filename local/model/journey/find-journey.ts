import { z } from 'zod'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { cannot } from '../wire-error.ts'
import { CUE_ROWS, type JourneyCues } from './cues/cues.ts'
import { cuesFor } from './cues-for.ts'

const MaterialSchema = z.looseObject({
  lines: z.array(z.looseObject({ line: z.number(), speaker: z.string().nullable(), text: z.string() })),
})

interface Said {
  line: number
  speaker: string | null
  text: string
}

interface Entry {
  row: 'steps' | 'feelings' | (typeof CUE_ROWS)[number]
  text: string
  score: number | null
  lines: number[]
  quote: string
}

interface Stage {
  title: string
  entries: Entry[]
}

/** Fewer steps than this are somebody mentioning something, not telling of their way. */
const MIN_STEPS = 3
const MIN_STEPS_OF_FEW = 2
const FEW_SENTENCES = 25
/** In sentences: how far the next step may be, and what is said beside one. */
const NEAR_A_STEP = 10
const BESIDE_A_STEP = 4
const MAX_OF_A_ROW = 4
const MAX_ENTRIES = 30

/** Sorts what people tell of their own way by telling words, and quotes each sentence it goes by. */
export function findJourney(material: unknown) {
  const { lines } = MaterialSchema.parse(material)
  const cues = cuesFor(lines.map(({ text }) => text).join('\n'))
  if (!cues) throw cannot('It finds journeys in English, German and Chinese. Set OPENAI_API_KEY for others.')
  const sentences = lines.flatMap(toSentences)
  const stages = sort(sentences, cues)
  const steps = stages.flatMap(({ entries }) => entries).filter(({ row }) => row === 'steps')
  const enough = sentences.length < FEW_SENTENCES ? MIN_STEPS_OF_FEW : MIN_STEPS
  if (steps.length < enough || stages.length < 2) return { about: null, stages: [] }
  return { about: aboutOf(steps, sentences), stages: atMost(stages) }
}

function toSentences({ line, speaker, text }: Said): Said[] {
  return splitSentences(text)
    .map((sentence) => ({ line, speaker, text: oneLine(sentence) }))
    .filter(({ text: sentence }) => (sentence.match(/\p{L}/gu)?.length ?? 0) >= (isHan(sentence) ? 4 : 8))
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

/** The steps that are told beside other steps: one alone in a long talk is a figure of speech more often than a way. */
function stepsIn(sentences: Said[], cues: JourneyCues): Map<number, number> {
  const found = sentences.flatMap(({ text }, place) => {
    // A question asks for a way; the answer tells it.
    const stage = /[?？]\s*$/.test(text) ? null : stageOf(text, cues)
    return stage === null ? [] : [{ place, stage }]
  })
  const near = found.filter(({ place }) =>
    found.some((other) => other.place !== place && Math.abs(other.place - place) <= NEAR_A_STEP),
  )
  return new Map(near.map(({ place, stage }) => [place, stage]))
}

/** What a sentence says beside a step belongs to the part of the way that its speaker has just told of. */
function sort(sentences: Said[], cues: JourneyCues): Stage[] {
  const steps = stepsIn(sentences, cues)
  const stages = new Map<number, Stage>()
  let current: { stage: number; place: number; speaker: string | null } | null = null
  for (const [place, said] of sentences.entries()) {
    const stage = steps.get(place)
    if (stage !== undefined) {
      current = { stage, place, speaker: said.speaker }
      add(stages, stage, cues, entry('steps', said))
    }
    if (!current || current.speaker !== said.speaker || place - current.place > BESIDE_A_STEP) continue
    if (/[?？]\s*$/.test(said.text)) continue
    for (const found of restOf(said, cues)) add(stages, current.stage, cues, found)
  }
  return [...stages].sort(([a], [b]) => a - b).map(([, stage]) => stage)
}

/** The part of the way that is told first in the sentence. */
function stageOf(text: string, { stages }: JourneyCues): number | null {
  const places = stages
    .map(({ says }, index) => ({ index, at: says.exec(text)?.index ?? -1 }))
    .filter(({ at }) => at >= 0)
  return places.sort((a, b) => a.at - b.at)[0]?.index ?? null
}

function restOf(said: Said, cues: JourneyCues): Entry[] {
  const found: Entry[] = []
  for (const row of CUE_ROWS) {
    const match = cues.rows[row].exec(said.text)
    if (match) found.push(row === 'touchpoints' ? { ...entry(row, said), text: match[0] } : entry(row, said))
  }
  for (const { score, words } of cues.feelings) {
    const match = words.exec(said.text)
    if (!match || cues.not.test(said.text.slice(0, match.index))) continue
    found.push({ ...entry('feelings', said), text: match[0], score })
  }
  return found
}

function entry(row: Entry['row'], { line, text }: Said): Entry {
  return { row, text: clip(text, 180), score: null, lines: [line], quote: text.slice(0, 390).toWellFormed() }
}

function add(stages: Map<number, Stage>, index: number, cues: JourneyCues, found: Entry): void {
  const stage = stages.get(index) ?? { title: cues.stages[index]?.title ?? '', entries: [] }
  stages.set(index, stage)
  const ofRow = stage.entries.filter(({ row }) => row === found.row)
  const known = ofRow.some(({ text }) => text.toLowerCase() === found.text.toLowerCase())
  if (!known && ofRow.length < MAX_OF_A_ROW) stage.entries.push(found)
}

function aboutOf(steps: Entry[], sentences: Said[]) {
  const [first] = steps
  const speaker = sentences.find(({ line }) => line === first?.lines[0])?.speaker
  return first && speaker ? { text: speaker, lines: first.lines, quote: first.quote } : null
}

/** Steps come first, so that what is cut is what was said beside them. */
function atMost(stages: Stage[]): Stage[] {
  let left = MAX_ENTRIES - stages.length
  return stages.map(({ title, entries }) => {
    const kept = entries.slice(0, 1 + left)
    left -= kept.length - 1
    return { title, entries: kept }
  })
}
