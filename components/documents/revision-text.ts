import { DeckSchema } from '@shared/documents/deck.ts'
import { JOURNEY_ROWS, JourneySchema } from '@shared/documents/journey.ts'
import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { SopSchema } from '@shared/documents/sop.ts'
import { TalkTrackSchema } from '@shared/documents/talk-track.ts'
import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { transcriptToText } from '@/lib/exporters/transcript-text'

/** A revision as plain text, to recognise it by. */
export function revisionText(content: unknown): string {
  const talkTrack = TalkTrackSchema.safeParse(content)
  if (talkTrack.success) {
    return talkTrack.data.scripts
      .map(({ title, script }, index) => `${index + 1}. ${title}\n${script}`)
      .join('\n\n')
  }
  const journey = JourneySchema.safeParse(content)
  if (journey.success) {
    return journey.data.stages
      .map((stage, index) => {
        const entries = JOURNEY_ROWS.flatMap((row) => stage[row].map(({ text }) => text))
        return [`${index + 1}. ${stage.title}`, ...entries].join('\n')
      })
      .join('\n\n')
  }
  const notes = LectureNotesSchema.safeParse(content)
  if (notes.success) {
    const sections = notes.data.sections.map(({ heading, points }) =>
      [heading, ...points.map(({ text }) => text)].join('\n'),
    )
    return [notes.data.summary, ...sections].join('\n\n')
  }
  const sop = SopSchema.safeParse(content)
  if (sop.success) {
    const chapters = sop.data.chapters.map(({ heading, steps }) =>
      [heading, ...steps.map(({ text }) => text)].join('\n'),
    )
    return [sop.data.purpose, ...chapters].filter(Boolean).join('\n\n')
  }
  const transcript = TranscriptSchema.safeParse(content)
  if (transcript.success) return transcriptToText(transcript.data.lines)
  const deck = DeckSchema.safeParse(content)
  if (!deck.success) return 'This revision was made by an older version and cannot be previewed.'
  return deck.data.slides.map(({ title, body }, index) => `${index + 1}. ${title}\n${body}`).join('\n\n')
}
