import { SopSchema } from '../documents/sop.ts'
import { StorySchema } from '../documents/story.ts'
import { TalkTrackSchema } from '../documents/talk-track.ts'
import { clip, oneLine } from '../text/clip.ts'

/** What is read aloud of one slide, chapter or segment: texts in order, with a breath between them. */
export interface SpeakablePart {
  id: string
  title: string
  texts: string[]
}

type Reader = (content: unknown) => SpeakablePart[] | null

/** How much of a segment's text stands for its title. */
const TITLE_LENGTH = 60

/**
 * What can be read aloud of each type of document: one line a type. Only words of the document are spoken, in its own
 * language; nothing is said that does not stand there.
 */
const readers: Record<string, Reader> = {
  talk_track: (content) => {
    const track = TalkTrackSchema.safeParse(content)
    if (!track.success) return null
    return track.data.scripts.map(({ slideId, title, script }) => ({ id: slideId, title, texts: [script] }))
  },
  story: (content) => {
    const story = StorySchema.safeParse(content)
    if (!story.success) return null
    return story.data.segments.map(({ id, text }) => ({
      id,
      title: clip(oneLine(text), TITLE_LENGTH),
      texts: [text],
    }))
  },
  sop: (content) => {
    const sop = SopSchema.safeParse(content)
    if (!sop.success) return null
    const { purpose, scope, roles, materials, chapters, troubles, keyPoints } = sop.data
    const texts = (notes: { text: string }[]) => notes.map(({ text }) => text)
    return [
      { id: 'purpose', title: 'Purpose', texts: [purpose, scope, ...texts(roles), ...texts(materials)] },
      ...chapters.map(({ id, heading, steps }) => ({
        id,
        title: heading,
        texts: [
          heading,
          ...steps.flatMap(({ text, warnings, checks }) => [text, ...texts(warnings), ...texts(checks)]),
        ],
      })),
      {
        id: 'troubles',
        title: 'When it goes wrong',
        texts: troubles.flatMap(({ problem, remedy }) => [problem, remedy]),
      },
      { id: 'key-points', title: 'Key points', texts: texts(keyPoints) },
    ]
  },
}

/** The types of documents that can be read aloud. */
export const SPEAKABLE_TYPES: readonly string[] = Object.keys(readers)

/** What is read aloud of a document; null for a type that has nothing to read, or content that cannot be read. */
export function speakableParts(type: string, content: unknown): SpeakablePart[] | null {
  return Object.hasOwn(readers, type) ? (readers[type]?.(content) ?? null) : null
}
