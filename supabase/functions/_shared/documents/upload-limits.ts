import { z } from 'zod'

/** What a file is to its limits, as the table `upload_limits` has it. */
export const MEDIA = ['picture', 'pdf', 'sound', 'video', 'transcript'] as const
export type Medium = (typeof MEDIA)[number]

const LimitSchema = z.object({
  maxBytes: z.number().int().positive(),
  /** Of sound and video. */
  maxSeconds: z.number().int().positive().nullable(),
  /** Of pictures. */
  maxPixels: z.number().int().positive().nullable(),
  /** Of PDF files. */
  maxPages: z.number().int().positive().nullable(),
})
export type UploadLimit = z.infer<typeof LimitSchema>

/** The limits of each medium. */
export const UploadLimitsSchema = z.record(z.enum(MEDIA), LimitSchema)
export type UploadLimits = z.infer<typeof UploadLimitsSchema>

/** The columns of `upload_limits` as they are asked for, and what their rows become. */
export const UPLOAD_LIMITS =
  'medium, maxBytes:max_bytes, maxSeconds:max_seconds, maxPixels:max_pixels, maxPages:max_pages'
export const UploadLimitRowsSchema = z
  .array(LimitSchema.extend({ medium: z.enum(MEDIA) }))
  .transform((rows) => Object.fromEntries(rows.map(({ medium, ...limit }) => [medium, limit])))
  .pipe(UploadLimitsSchema)

/** Which limits a file of that type has. */
export function mediumOf(type: string): Exclude<Medium, 'transcript'> {
  if (type === 'application/pdf') return 'pdf'
  if (type.startsWith('image/')) return 'picture'
  return type.startsWith('video/') ? 'video' : 'sound'
}

/** A size as people say it. */
export function sizeInWords(bytes: number): string {
  const units: [number, string][] = [
    [1024 ** 3, 'GB'],
    [1024 ** 2, 'MB'],
    [1024, 'kB'],
  ]
  const [size, unit] = units.find(([size]) => bytes >= size) ?? [1, 'bytes']
  return `${Number((bytes / size).toFixed(1))} ${unit}`
}
