import { PICTURE_STYLES, type PictureStyle, type StoryPicture } from '@shared/documents/picture.ts'
import { type ImageInput, ImageInputSchema } from '@shared/kinds/image_generation/schema.ts'
import type { Job } from '@/lib/jobs/schema'
import type { RefusedPicture, StoryPictures } from './schema'

/** What stands above a segment. */
export interface PicturePlace {
  picture: StoryPicture | null
  /** Why the last attempt gave none; a picture of an earlier one may be there all the same. */
  refused: RefusedPicture | null
  /** A job is at it, or will be. */
  isComing: boolean
}

/** The live jobs that draw for a story. */
export function drawingJobs(jobs: Job[], storyId: string): Job[] {
  return jobs.filter(({ kind, input }) => kind === 'image_generation' && input.documentId === storyId)
}

/** What is there for each segment, and what is on its way. */
export function picturePlaces(
  segmentIds: string[],
  { pictures, refused }: StoryPictures,
  jobs: Pick<Job, 'id' | 'input'>[],
): Map<string, PicturePlace> {
  const drawing = jobs.flatMap(({ id, input }) => {
    const parsed = ImageInputSchema.safeParse(input)
    return parsed.success ? [{ id, input: parsed.data }] : []
  })
  return new Map(
    segmentIds.map((segmentId) => {
      const picture = pictures.find((each) => each.segmentId === segmentId) ?? null
      const refusal = refused.find((each) => each.segmentId === segmentId) ?? null
      const coming = drawing.filter(({ input }) => asksFor(input, segmentId, picture))
      const isComing = coming.some(({ id }) => picture?.jobId !== id && refusal?.jobId !== id)
      return [segmentId, { picture, refused: isComing ? null : refusal, isComing }]
    }),
  )
}

/** Whether a job draws this one, as far as the page can tell: what is there in that style is kept unless it is asked for again. */
function asksFor({ segmentIds, style, again }: ImageInput, segmentId: string, picture: StoryPicture | null) {
  if (segmentIds && !segmentIds.includes(segmentId)) return false
  return again || picture?.style !== style
}

/** The style that the story has: that of its newest picture. */
export function styleOf(pictures: StoryPicture[]): PictureStyle {
  const newest = pictures.at(-1)?.style
  return PICTURE_STYLES.find((style) => style === newest) ?? PICTURE_STYLES[0]
}
