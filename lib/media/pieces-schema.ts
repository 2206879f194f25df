import { z } from 'zod'

/** What a piece may be, as the table's CHECK has it: what models hear. */
export const PIECE_TYPES = [
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
] as const
export type PieceType = (typeof PIECE_TYPES)[number]

/** A piece of a recording as it is announced: cut, not sent yet. */
export const NewPieceSchema = z.strictObject({
  /** Its place among the pieces, from 0. */
  position: z.number().int().min(0).max(9_999),
  /** Where it begins in the recording; later than the piece before, which it has some seconds in common with. */
  startSeconds: z.number().min(0),
  seconds: z.number().positive(),
  type: z.enum(PIECE_TYPES),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The loudest sample, of 1; null when it was not measured. What is silent is not sent to a model. */
  peak: z.number().min(0).max(1).nullable().default(null),
})
export type NewPiece = z.infer<typeof NewPieceSchema>

/** The body of `POST /api/media/:id/pieces`: some or all pieces; those that are known are kept as they are. */
export const AnnouncePiecesSchema = z.strictObject({ pieces: z.array(NewPieceSchema).min(1).max(1_000) })

/** The body of `POST /api/media/:id/pieces/finish`: how many pieces there are in all. */
export const FinishPiecesSchema = z.strictObject({ count: z.number().int().min(1).max(10_000) })

export const PieceSchema = NewPieceSchema.extend({
  peak: z.number().nullable(),
  status: z.enum(['uploading', 'ready']),
  /** Of its object in the bucket `media`; its bytes are stored there with its type. */
  path: z.string(),
})
export type Piece = z.infer<typeof PieceSchema>

/** All pieces of a recording that are known, in order. `readyAt`: since when all of them are there. */
export const PiecesSchema = z.object({
  mediaId: z.uuid(),
  readyAt: z.string().nullable(),
  pieces: z.array(PieceSchema),
})
export type Pieces = z.infer<typeof PiecesSchema>

/** Links to play a recording, until a time. Whoever has them may read that file and nothing else. */
export const MediaLinkSchema = z.object({
  /** The original in Storage. */
  url: z.url(),
  /** The same as a stream of HLS, where it is ready at Mux. */
  stream: z.url().nullable(),
  expiresAt: z.string(),
})
export type MediaLink = z.infer<typeof MediaLinkSchema>
