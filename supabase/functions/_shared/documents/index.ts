import { DeckSchema } from './deck.ts'
import { JourneySchema } from './journey.ts'
import { LectureNotesSchema } from './lecture-notes.ts'
import { NarrationSchema } from './narration.ts'
import { OutlineSchema } from './outline.ts'
import { SopSchema } from './sop.ts'
import { StorySchema } from './story.ts'
import { TalkTrackSchema } from './talk-track.ts'
import { TranscriptSchema } from './transcript.ts'

/** Every type of document the product has, with the schema of its content. */
export const documentSchemas = {
  deck: DeckSchema,
  journey: JourneySchema,
  lecture_notes: LectureNotesSchema,
  narration: NarrationSchema,
  outline: OutlineSchema,
  sop: SopSchema,
  story: StorySchema,
  talk_track: TalkTrackSchema,
  transcript: TranscriptSchema,
} as const
export type DocumentType = keyof typeof documentSchemas

/** What each is called within a sentence. */
export const documentNouns: Record<DocumentType, string> = {
  deck: 'deck',
  journey: 'customer journey',
  lecture_notes: 'lecture notes',
  narration: 'narration',
  outline: 'outline',
  sop: 'training',
  story: 'story',
  talk_track: 'talk track',
  transcript: 'transcript',
}
