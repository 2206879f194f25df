import { imageSize } from 'image-size'
import { FatalError } from '../../engine/errors.ts'
import type { ReadMedia } from '../../engine/kind.ts'
import type { ModelImage } from '../../model/model.ts'

export interface Picture extends ModelImage {
  id: string
  name: string
  width: number
  height: number
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
}
const MIN_SIDE = 32

/** What the bytes are, whatever the row says of them. Throws FatalError('picture_unreadable'). */
export function pictureOf({ id, name, bytes, limit }: ReadMedia): Picture {
  const { type = '', width, height } = measure(bytes)
  const known = TYPES[type]
  if (!known) throw unreadable('This file is no PNG, JPEG, WebP or GIF, whatever its name says.')
  // By what it is, not by what was said of it when it was sent. Pages send at most 2,048 pixels a side.
  if (limit.maxPixels !== null && width * height > limit.maxPixels) {
    const [has, most] = [width * height, limit.maxPixels].map((pixels) => Math.round(pixels / 1_000_000))
    throw unreadable(`This picture has ${has} million pixels; at most ${most} million can be looked at.`)
  }
  if (Math.min(width, height) < MIN_SIDE) throw unreadable('This picture is too small to hold a journey.')
  return { id, name, type: known, bytes, width, height }
}

function measure(bytes: Uint8Array) {
  try {
    return imageSize(bytes)
  } catch (cause) {
    throw unreadable('This file is no picture that can be read.', cause)
  }
}

function unreadable(message: string, cause?: unknown): FatalError {
  return new FatalError('picture_unreadable', message, { cause })
}
