import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CutPiece } from '../media/cut/cut-recording.ts'
import { take } from './calls.ts'
import { CliError } from './cli-error.ts'
import type { Connection } from './connect.ts'

const PiecesSchema = z.looseObject({
  readyAt: z.string().nullable(),
  pieces: z.array(z.looseObject({ position: z.number(), status: z.string(), path: z.string() })),
})

/** Sends those pieces of a recording that are not there yet. */
export async function storePieces(
  client: Connection['client'],
  mediaId: string,
  pieces: CutPiece[],
): Promise<void> {
  const announced = pieces.map(({ bytes, ...piece }) => ({
    ...piece,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const answer = await client.rpc('announce_media_pieces', { media_id: mediaId, pieces: announced })
  for (const { position, status, path } of take(answer, PiecesSchema).pieces) {
    const piece = pieces[position]
    if (status === 'ready' || !piece) continue
    const { error } = await client.storage
      .from('media')
      .upload(path, new Blob([piece.bytes], { type: piece.type }), { contentType: piece.type })
    if (error && !/exist/i.test(error.message)) {
      throw new CliError(`Storage did not take a piece: ${error.message}.`, 1, { cause: error })
    }
  }
  const finish = await client.rpc('finish_media_pieces', { media_id: mediaId, count: pieces.length })
  if (take(finish, PiecesSchema).readyAt === null) throw new CliError('Not all pieces arrived. Try again.')
}
