import { SILENCE } from '@shared/speech/never-said.ts'
import { CutError } from './cut-error.ts'
import type { CutPiece } from './cut-recording.ts'

/** Some minutes of silence are held back, in case that it goes on to the end: then nothing is sent. */
const HELD = 8

const isSilent = ({ peak }: CutPiece) => peak !== null && peak < SILENCE

/** The pieces as they come. Throws CutError('silent') in the end when there is no sound in any of them. */
export async function* notSilent(pieces: AsyncIterable<CutPiece>): AsyncGenerator<CutPiece> {
  let held: CutPiece[] = []
  let isHeard = false
  for await (const piece of pieces) {
    isHeard ||= !isSilent(piece)
    held.push(piece)
    if (!isHeard && held.length < HELD) continue
    yield* held
    held = []
  }
  if (!isHeard) throw new CutError('silent')
}
