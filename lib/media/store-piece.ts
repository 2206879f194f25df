import { z } from 'zod'
import { parseJson } from '@/lib/http/parse-json'
import type { CutPiece } from './cut/cut-recording.ts'
import { SendError, type StorageAccess } from './send-file'

/** A piece is some hundred kilobytes: a connection that takes longer is taken for broken. */
const LONGEST_MS = 180_000

/** What Storage says in the body where its status says less. */
const RefusalSchema = z.looseObject({ statusCode: z.coerce.number().int().optional() })

/** Sends one piece to its path, by the user's own rights. What is there already stays: its size is compared later. */
export async function storePiece(
  { bytes, type }: CutPiece,
  path: string,
  access: StorageAccess,
  signal: AbortSignal,
): Promise<void> {
  const headers = {
    authorization: `Bearer ${await access.accessToken()}`,
    apikey: access.publishableKey,
    'content-type': type,
  }
  const status = await post(`${access.url}/storage/v1/object/media/${path}`, headers, bytes, signal)
  if (status !== 200 && status !== 409) throw new SendError(status)
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<number> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)])
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: bounded })
    const answer = await response.text()
    if (response.ok) return 200
    const refusal = RefusalSchema.safeParse(parseJson(answer))
    return refusal.data?.statusCode ?? response.status
  } catch (cause) {
    signal.throwIfAborted()
    throw new SendError(0, { cause })
  }
}
