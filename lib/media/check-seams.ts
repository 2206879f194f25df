import type { Media } from './schema'
import { SendError, type StorageAccess } from './send-file'

/** As much as is looked at on each side of a seam. */
const REACH = 1024

/**
 * Whether what Storage has is the file, at the places where an upload was taken up again: the only ones where bytes
 * could be missing, doubled or of another file. The size as a whole is compared by the database.
 */
export async function seamsMatch(
  file: Blob,
  media: Media,
  access: StorageAccess,
  seams: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<boolean> {
  for (const seam of seams) {
    const [start, end] = [Math.max(0, seam - REACH), Math.min(file.size, seam + REACH)]
    const stored = await storedPart(media.path, access, `bytes=${start}-${end - 1}`, signal)
    const sent = new Uint8Array(await file.slice(start, end).arrayBuffer())
    if (stored && !(stored.length === sent.length && stored.every((byte, at) => byte === sent[at])))
      return false
  }
  return true
}

/** Null when Storage gives no part of it. */
async function storedPart(path: string, access: StorageAccess, range: string, signal: AbortSignal) {
  const authorization = `Bearer ${await access.accessToken()}`
  const headers = { authorization, apikey: access.publishableKey, range }
  try {
    const response = await fetch(`${access.url}/storage/v1/object/media/${path}`, { headers, signal })
    if (response.status === 206) return new Uint8Array(await response.arrayBuffer())
    await response.body?.cancel()
    // It is not there: what that means, the database says.
    if (response.ok || [400, 404].includes(response.status)) return null
    throw new SendError(response.status)
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof SendError ? error : new SendError(0, { cause: error })
  }
}
