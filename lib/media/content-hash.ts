import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

interface Reading {
  onRead?: (bytes: number) => void
  signal?: AbortSignal | undefined
}

/** As much as is hashed before the page gets its turn: a few milliseconds. */
const PIECE = 1024 * 1024

/** The SHA-256 of a file, read piece by piece: nothing of it is kept in memory. */
export async function contentHashOf(file: Blob, { onRead, signal }: Reading = {}): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += PIECE) {
    signal?.throwIfAborted()
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()))
    onRead?.(Math.min(at + PIECE, file.size))
  }
  return bytesToHex(hash.digest())
}
