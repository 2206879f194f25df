import type { StoryPicture } from '../../supabase/functions/_shared/documents/picture.ts'

/** A picture that goes into a file. */
export interface ExportedPicture
  extends Pick<StoryPicture, 'segmentId' | 'alt' | 'type' | 'width' | 'height'> {
  bytes: Uint8Array
}

/** The pictures of a story by the id of their segment. */
export type ExportedPictures = ReadonlyMap<string, ExportedPicture>

export const NO_PICTURES: ExportedPictures = new Map()
