import type { NextTask, ReadRecording } from '../engine/kind.ts'
import type { TranscribeTask } from './tasks.ts'

/** One task a piece, side by side. */
export function planPieces({ id, pieces }: ReadRecording, language: string | null): NextTask[] {
  return pieces.map(({ start, seconds, peak, bytes }, position): NextTask => {
    const input: TranscribeTask = {
      mediaId: id,
      position: pieces[position]?.position ?? position,
      pieces: pieces.length,
      start,
      seconds,
      peak,
      bytes,
      language,
    }
    return { stage: 'transcribe', position, input }
  })
}
