import { UploadLimitsSchema } from '@shared/documents/upload-limits.ts'
import { z } from 'zod'

/** What media may be, as the table's CHECK has it. */
export const MEDIA_TYPES = [
  'audio/aac',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

const base = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  name: z.string(),
  type: z.enum(MEDIA_TYPES),
  bytes: z.number().int(),
  sha256: z.string(),
  seconds: z.number().nullable(),
  pixels: z.number().int().nullable(),
  pages: z.number().int().nullable(),
  /** Of its object in the bucket `media`. */
  path: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Since when all pieces of a recording are there: it can be heard, even while the original is still on its way. */
  piecesReadyAt: z.string().nullable(),
})

/** A stored file. Only one that is ready can be read; a rejected one says why. */
export const MediaSchema = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('uploading'), reason: z.null(), readyAt: z.null() }),
  base.extend({ status: z.literal('ready'), reason: z.null(), readyAt: z.string() }),
  base.extend({ status: z.literal('rejected'), reason: z.string(), readyAt: z.null() }),
])
export type Media = z.infer<typeof MediaSchema>
export type ReadyMedia = Extract<Media, { status: 'ready' }>

/** How large files may be, by what they are, and how recordings are cut: told before an upload begins. */
export const MediaLimitsSchema = z.object({
  of: UploadLimitsSchema,
  maxFilesPerProject: z.number().int(),
  /** How long a piece of a recording should be, without what it has in common with the one before. */
  pieceSeconds: z.number().int(),
  pieceOverlapSeconds: z.number().int(),
  maxPieceBytes: z.number().int(),
  maxPieces: z.number().int(),
})
export type MediaLimits = z.infer<typeof MediaLimitsSchema>

/** A file as it is announced before its bytes are sent. */
export const NewMediaSchema = z.strictObject({
  name: z.string().trim().min(1).max(255),
  type: z.enum(MEDIA_TYPES),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  seconds: z.number().positive().nullable().default(null),
  pixels: z.number().int().positive().nullable().default(null),
  pages: z.number().int().positive().nullable().default(null),
})
export type NewMedia = z.infer<typeof NewMediaSchema>
