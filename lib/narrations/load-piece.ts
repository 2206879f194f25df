import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { narrationsApi } from './operations'
import type { PlayableLine } from './sentence-player'
import { withSilence } from './with-silence'

/** The sound of a line, as a browser plays it. Throws an `AppError` with a sentence to show. */
export async function loadPiece({ piece, pause }: PlayableLine): Promise<Blob> {
  const blob = await api(narrationsApi.piece, { params: { id: piece } })
  const sound = withSilence(new Uint8Array(await blob.arrayBuffer()), pause)
  if (sound) return new Blob([sound], { type: 'audio/wav' })
  throw new AppError(502, 'unavailable', 'The sound of this sentence did not arrive whole. Try again.')
}
