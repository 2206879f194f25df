import { PICTURE_STYLES, type PictureStyle } from '@shared/documents/picture.ts'
import type { SelectOption } from '@/components/ui/select'

const WORDS: Record<PictureStyle, string> = {
  watercolour: 'Watercolour',
  ink: 'Ink drawing',
  storybook: 'Picture book',
  comic: 'Comic',
  flat: 'Flat and simple',
  photo: 'Photograph',
}

/** What pictures can look like. */
export const styleOptions: SelectOption[] = PICTURE_STYLES.map((value) => ({ value, label: WORDS[value] }))
