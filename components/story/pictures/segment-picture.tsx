import type { StorySegment } from '@shared/documents/story.ts'
import type { StoryDocument } from '@/lib/documents/schema'
import { MakePicture } from './make-picture'
import { PictureFrame } from './picture-frame'
import { PictureRefused } from './picture-refused'
import type { ShownPictures } from './use-story-pictures'

/** What a segment has of pictures: above its text the picture, or why there is none; below it the button that asks for one. */
export function segmentPicture(
  document: StoryDocument,
  segment: StorySegment,
  number: number,
  { places, style }: ShownPictures,
) {
  const place = places.get(segment.id)
  if (!place) return {}
  const { picture, refused, isComing } = place
  const wish = { document, segment, number, style, again: picture !== null }
  const above =
    picture || isComing || refused ? (
      <div className="flex flex-col gap-3">
        {picture || isComing ? <PictureFrame place={place} wish={wish} /> : null}
        {refused ? <PictureRefused refused={refused} hasPicture={picture !== null} wish={wish} /> : null}
      </div>
    ) : null
  const below = picture || isComing || refused ? null : <MakePicture wish={wish} look="words" />
  return { picture: above, below }
}
