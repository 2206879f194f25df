import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { BenchUser } from './user.ts'

export const PIECE_SECONDS = 120
const OVERLAP = 2

export interface SpokenRecording {
  mediaId: string
  /** SHA-256 of each piece, in order: by it the scripted model knows what it hears. */
  hashes: string[]
}

/** A recording of that length whose pieces are there, each of that many bytes, while its original is on its way. */
export async function storeRecording(
  { client, projectId }: BenchUser,
  { minutes, pieceBytes, type }: { minutes: number; pieceBytes: number; type: 'audio/ogg' | 'audio/wav' },
): Promise<SpokenRecording> {
  const media = await rpc<{ id: string }>('create_media', {
    project_id: projectId,
    name: `${minutes} minutes.mp3`,
    type: 'audio/mpeg',
    bytes: 50_000_000,
    sha256: sha256(randomUUID()),
  })
  const sounds = Array.from({ length: Math.ceil((minutes * 60) / PIECE_SECONDS) }, () =>
    randomBytes(pieceBytes),
  )
  const hashes = sounds.map(sha256)
  const pieces = sounds.map((sound, position) => ({
    position,
    startSeconds: Math.max(0, position * PIECE_SECONDS - OVERLAP),
    seconds: position === 0 ? PIECE_SECONDS : PIECE_SECONDS + OVERLAP,
    type,
    bytes: sound.length,
    sha256: hashes[position],
    peak: null,
  }))
  const announced = await rpc<{ pieces: { path: string; position: number }[] }>('announce_media_pieces', {
    media_id: media.id,
    pieces,
  })
  for (const { path, position } of announced.pieces) {
    const body = new Blob([new Uint8Array(sounds[position] ?? [])], { type })
    const { error } = await client.storage.from('media').upload(path, body, { contentType: type })
    if (error) throw error
  }
  await rpc('finish_media_pieces', { media_id: media.id, count: pieces.length })
  return { mediaId: media.id, hashes }

  async function rpc<T>(name: string, args: object): Promise<T> {
    const { data, error } = await client.rpc(name, args)
    if (error) throw new Error(`${name}: ${error.message}`)
    return data as T
  }
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
