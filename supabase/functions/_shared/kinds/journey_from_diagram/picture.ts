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
/** Pages send at most 2,048 pixels a side; more is for files from elsewhere. */
const MAX_PIXELS = 50_000_000
const MIN_SIDE = 32
const MAX_BYTES = 10 * 1024 * 1024

/** What the bytes are, whatever the row says of them. Throws FatalError('picture_unreadable'). */
export function pictureOf({ id, name, bytes }: ReadMedia): Picture {
  const { type = '', width, height } = measure(bytes)
  const known = TYPES[type]
  if (!known) throw unreadable('This file is no PNG, JPEG, WebP or GIF, whatever its name says.')
  if (width * height > MAX_PIXELS || bytes.length > MAX_BYTES) {
    throw unreadable('This picture is too large to be looked at: at most 10 MB and 50 million pixels.')
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
