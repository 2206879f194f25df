import { fileTypeFromBlob } from 'file-type'
import type { MediaType } from './schema'

/** What the library says, and what we call it. What is not here cannot be used. */
const TYPES: Record<string, MediaType> = {
  'audio/aac': 'audio/aac',
  'audio/flac': 'audio/flac',
  'audio/x-flac': 'audio/flac',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/mpeg': 'audio/mpeg',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/webm': 'audio/webm',
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/webm': 'video/webm',
  'image/apng': 'image/png',
  'image/gif': 'image/gif',
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'application/pdf': 'application/pdf',
}

/** Files of these may have no picture: recordings of a browser, and what phones call `.m4a`. */
const SOUND_ALONE: Partial<Record<MediaType, MediaType>> = {
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/webm': 'audio/webm',
}

/** What a file is by its content, whatever it is called; null when it is nothing that can be used. */
export async function contentTypeOf(file: Blob): Promise<MediaType | null> {
  const found = await fileTypeFromBlob(file)
  const type = (found && TYPES[found.mime]) ?? null
  const sound = type && SOUND_ALONE[type]
  if (!sound) return type
  // Large, and needed for these alone.
  const { hasPicture } = await import('./cut/has-picture.ts')
  return (await hasPicture(file)) ? type : sound
}
