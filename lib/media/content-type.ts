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

/** What a file is by its first bytes, whatever it is called; null when it is nothing that can be used. */
export async function contentTypeOf(file: Blob): Promise<MediaType | null> {
  const found = await fileTypeFromBlob(file)
  return (found && TYPES[found.mime]) ?? null
}
