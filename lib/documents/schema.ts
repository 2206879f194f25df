import { documentSchemas } from '@shared/documents/index.ts'
import { z } from 'zod'

export type { DocumentType } from '@shared/documents/index.ts'

export const DOCUMENT_TYPES = [
  'deck',
  'outline',
  'talk_track',
  'transcript',
  'journey',
  'lecture_notes',
  'sop',
  'story',
  'narration',
] as const satisfies readonly (keyof typeof documentSchemas)[]

const base = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  title: z.string(),
  revision: z.number().int(),
  source: z.record(z.string(), z.unknown()).nullable(),
  jobId: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

/** A document with its content; the type decides the content's schema. */
export const DocumentSchema = z.discriminatedUnion('type', [
  base.extend({ type: z.literal('deck'), content: documentSchemas.deck }),
  base.extend({ type: z.literal('outline'), content: documentSchemas.outline }),
  base.extend({ type: z.literal('talk_track'), content: documentSchemas.talk_track }),
  base.extend({ type: z.literal('transcript'), content: documentSchemas.transcript }),
  base.extend({ type: z.literal('journey'), content: documentSchemas.journey }),
  base.extend({ type: z.literal('lecture_notes'), content: documentSchemas.lecture_notes }),
  base.extend({ type: z.literal('sop'), content: documentSchemas.sop }),
  base.extend({ type: z.literal('story'), content: documentSchemas.story }),
  base.extend({ type: z.literal('narration'), content: documentSchemas.narration }),
])
export type Document = z.infer<typeof DocumentSchema>
export type DeckDocument = Extract<Document, { type: 'deck' }>
export type OutlineDocument = Extract<Document, { type: 'outline' }>
export type TalkTrackDocument = Extract<Document, { type: 'talk_track' }>
export type TranscriptDocument = Extract<Document, { type: 'transcript' }>
export type JourneyDocument = Extract<Document, { type: 'journey' }>
export type LectureNotesDocument = Extract<Document, { type: 'lecture_notes' }>
export type SopDocument = Extract<Document, { type: 'sop' }>
export type StoryDocument = Extract<Document, { type: 'story' }>
export type NarrationDocument = Extract<Document, { type: 'narration' }>

/** A document in a list: everything but its content. */
export const DocumentSummarySchema = base.extend({
  type: z.enum(DOCUMENT_TYPES),
  /** Of a transcript in a list of transcripts: the recording that was heard. */
  mediaId: z.uuid().nullable().optional(),
  /** Of a story in a list of stories: what it is found by. */
  language: z.string().nullable().optional(),
  level: z.string().nullable().optional(),
  topic: z.string().nullable().optional(),
  titleTranslation: z.string().nullable().optional(),
})
export type DocumentSummary = z.infer<typeof DocumentSummarySchema>

export const RevisionSummarySchema = z.object({
  revision: z.number().int(),
  title: z.string(),
  createdAt: z.string(),
  createdBy: z.enum(['user', 'job']),
})
export type RevisionSummary = z.infer<typeof RevisionSummarySchema>

export const RevisionSchema = RevisionSummarySchema.extend({ documentId: z.uuid(), content: z.unknown() })
export type Revision = z.infer<typeof RevisionSchema>

export const SaveDocumentSchema = z.strictObject({
  baseRevision: z.number().int().min(1),
  title: z.string().trim().min(1).max(200),
  /** Parsed by the document's own schema once its type is known. */
  content: z.record(z.string(), z.unknown()),
  /** The revision that this one replaces stays in the history, also within a sitting of autosaves. */
  keepPrevious: z.boolean().optional(),
})
export type SaveDocument = z.infer<typeof SaveDocumentSchema>

/** A transcript that was pasted. Its text is read as a file would be, whatever it is written in. */
export const PasteTranscriptSchema = z.strictObject({
  title: z.string().trim().min(1).max(200).optional(),
  text: z.string().refine((text) => text.trim() !== '', 'Paste the text of the transcript.'),
})
