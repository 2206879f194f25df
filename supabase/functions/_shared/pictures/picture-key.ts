import type { PictureStyle } from '../documents/picture.ts'
import type { StorySegment } from '../documents/story.ts'
import type { Artist } from '../model/model.ts'
import { hashOf } from '../text/hash-of.ts'
import type { CharacterSheet } from './character-sheet.ts'

/** What makes two pictures the same: the words of the segment, how the story looks, and who draws it how. 64 hexadecimal digits. */
export function pictureKey(
  documentId: string,
  { id, text, imagePrompt }: Pick<StorySegment, 'id' | 'text' | 'imagePrompt'>,
  sheet: CharacterSheet,
  style: PictureStyle,
  { name, server, size }: Artist,
): Promise<string> {
  return hashOf([documentId, id, text, imagePrompt, sheet, style, name, server, size])
}
