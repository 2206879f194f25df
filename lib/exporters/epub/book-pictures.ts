import type { Story } from '../../../supabase/functions/_shared/documents/story.ts'
import type { ExportedPicture, ExportedPictures } from '../pictures.ts'

/** A picture in a book: its file, and which segment it stands before. */
export interface BookPicture extends ExportedPicture {
  file: string
  /** What a library shows of the book. */
  isCover: boolean
}

const EXTENSIONS: Record<ExportedPicture['type'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** The pictures of a story as files of a book, in the order of the text. */
export function bookPictures(
  { segments }: Pick<Story, 'segments'>,
  pictures: ExportedPictures,
): BookPicture[] {
  return segments
    .flatMap(({ id }) => pictures.get(id) ?? [])
    .map((picture, index) => ({
      ...picture,
      file: `picture-${index + 1}.${EXTENSIONS[picture.type]}`,
      isCover: index === 0,
    }))
}
