import { z } from 'zod'

/** The input of a `video_upload` job: a video that is all here, and has a training. */
export const VideoUploadInputSchema = z.strictObject({ mediaId: z.uuid() })
export type VideoUploadInput = z.infer<typeof VideoUploadInputSchema>
