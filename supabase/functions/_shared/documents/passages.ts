import { DeckSchema } from './deck.ts'
import { JOURNEY_ROWS, JourneySchema } from './journey.ts'
import { LectureNotesSchema } from './lecture-notes.ts'
import { SopSchema } from './sop.ts'
import { StorySchema } from './story.ts'
import { TalkTrackSchema } from './talk-track.ts'
import { TranscriptSchema } from './transcript.ts'

export interface NumberedText {
  number: number
  text: string
}

/** A document as numbered texts that can be cited. `unit` says what is counted. */
export interface Passages {
  unit: 'line' | 'slide' | 'stage' | 'section' | 'chapter' | 'segment' | 'part'
  texts: NumberedText[]
}

type Reader = (content: unknown) => Passages | null

const readers: Record<string, Reader> = {
  deck: (content) => {
    const deck = DeckSchema.safeParse(content)
    if (!deck.success) return null
    const texts = deck.data.slides.map(({ hidden, title, body, notes }) =>
      hidden ? '' : [title, body, notes].filter((text) => text.trim() !== '').join('\n'),
    )
    return { unit: 'slide', texts: numbered(texts) }
  },
  journey: (content) => {
    const journey = JourneySchema.safeParse(content)
    if (!journey.success) return null
    const texts = journey.data.stages.map((stage) => {
      const entries = JOURNEY_ROWS.flatMap((row) => stage[row].map(({ text }) => `- ${text}`))
      return entries.length === 0 ? '' : [stage.title, ...entries].join('\n')
    })
    return { unit: 'stage', texts: numbered(texts) }
  },
  // Summary, takeaways and definitions say again what the sections say.
  lecture_notes: (content) => {
    const notes = LectureNotesSchema.safeParse(content)
    if (!notes.success) return null
    const texts = notes.data.sections.map(({ heading, points }) =>
      points.length === 0 ? '' : [heading, ...points.map(({ text }) => `- ${text}`)].join('\n'),
    )
    return { unit: 'section', texts: numbered(texts) }
  },
  // Checkpoints and key points ask and say again what the chapters say.
  sop: (content) => {
    const sop = SopSchema.safeParse(content)
    if (!sop.success) return null
    const texts = sop.data.chapters.map(({ heading, steps }) =>
      steps.length === 0
        ? ''
        : [
            heading,
            ...steps.flatMap(({ text, warnings, checks }) => [
              `- ${text}`,
              ...[...warnings, ...checks].map((each) => `- ${each.text}`),
            ]),
          ].join('\n'),
    )
    return { unit: 'chapter', texts: numbered(texts) }
  },
  story: (content) => {
    const story = StorySchema.safeParse(content)
    return story.success
      ? { unit: 'segment', texts: numbered(story.data.segments.map(({ text }) => text)) }
      : null
  },
  talk_track: (content) => {
    const track = TalkTrackSchema.safeParse(content)
    if (!track.success) return null
    const texts = track.data.scripts.map(({ title, script }) =>
      title === '' ? script : `${title}\n${script}`,
    )
    return { unit: 'slide', texts: numbered(texts) }
  },
  transcript: (content) => {
    const transcript = TranscriptSchema.safeParse(content)
    if (!transcript.success) return null
    const texts = transcript.data.lines.map(({ speaker, text }) => (speaker ? `${speaker}: ${text}` : text))
    return { unit: 'line', texts: numbered(texts) }
  },
}

/** What a type of document holds beside what was said: names, formats, addresses. */
const NOT_TEXT = new Set(['id', 'model', 'format', 'fileName', 'warnings', 'language', 'type', 'tone'])
const MIN_WORDS = 2
const MAX_PARTS = 5_000

/**
 * A document as numbered texts: the lines of a transcript, the visible slides of a deck or a talk track, the stages
 * of a journey, the sections of lecture notes, the chapters of a training, the segments of a story, and of any other type the texts in its content, in their order. Null when it does not hold what its type promises.
 */
export function passagesOf({ type, content }: { type: string; content: unknown }): Passages | null {
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined
  return reader ? reader(content) : { unit: 'part', texts: numbered(textsIn(content)) }
}

/** Numbers stay those of the document, also where a text is left out. */
function numbered(texts: string[]): NumberedText[] {
  return texts
    .map((text, index) => ({ number: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim().split(/\s+/).length >= MIN_WORDS ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? value.map((item) => ['', item] as const) : Object.entries(value)
  return entries.flatMap(([key, item]) => (NOT_TEXT.has(key) ? [] : textsIn(item))).slice(0, MAX_PARTS)
}
