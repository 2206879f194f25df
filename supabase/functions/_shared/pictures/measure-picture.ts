import { imageSize } from 'image-size'
import { PICTURE_LIMITS, type PictureType } from '../documents/picture.ts'

const TYPES: Record<string, PictureType> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }

export interface MeasuredPicture {
  type: PictureType
  width: number
  height: number
}

/** What the bytes are, by themselves alone; a sentence that says what is wrong where they are no picture of ours. */
export function measurePicture(bytes: Uint8Array): MeasuredPicture | string {
  const { maxBytes, maxPixels, minSide, maxSide } = PICTURE_LIMITS
  if (bytes.length > maxBytes) return `a file of more than ${maxBytes / 1024 / 1024} MB`
  const { type: kind = '', width, height } = sizeOf(bytes)
  const type = TYPES[kind]
  if (!type) return 'something that is no PNG, JPEG or WebP'
  if (Math.min(width, height) < minSide) return 'a picture that is too small to see'
  if (Math.max(width, height) > maxSide || width * height > maxPixels) return 'a picture with too many pixels'
  return { type, width, height }
}

function sizeOf(bytes: Uint8Array): { type?: string | undefined; width: number; height: number } {
  try {
    return imageSize(bytes)
  } catch {
    // The library says by an error that it is none of its kinds.
    return { width: 0, height: 0 }
  }
}
