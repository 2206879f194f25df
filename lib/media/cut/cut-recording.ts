import { ALL_FORMATS, BlobSource, Input, type InputAudioTrack } from 'mediabunny'
import { isCopied } from './carriers.ts'
import { copyPieces } from './copy-pieces.ts'
import { CutError } from './cut-error.ts'
import { encodePieces, isWorthEncoding, withPeaks } from './encode-speech.ts'
import { soundOf } from './open-recording.ts'
import { isPlain } from './pcm.ts'
import { isWavCutShort } from './wav-cut-short.ts'

export interface CutPiece {
  position: number
  startSeconds: number
  seconds: number
  type: 'audio/flac' | 'audio/mp4' | 'audio/mpeg' | 'audio/ogg' | 'audio/wav'
  bytes: Uint8Array<ArrayBuffer>
  /** The loudest sample, of 1; null where the sound was copied as it is coded. */
  peak: number | null
}

export interface CutLimits {
  pieceSeconds: number
  pieceOverlapSeconds: number
  maxPieceBytes: number
  /** The file cannot be read any further than to this second; what comes before is cut. */
  onBrokenOff?: (seconds: number) => void
}

/**
 * Cuts the sound of a recording into pieces that overlap, one after the other: no more than one is held. Where there
 * are decoders and encoders (a browser), what is large becomes small: one channel at speech rate. Else it is copied as
 * it is coded. When a decoder gives up half way, all pieces come once more from position 0, copied. Throws a CutError.
 */
export async function* cutRecording(file: Blob, limits: CutLimits): AsyncGenerator<CutPiece> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  try {
    const track = await soundOf(input)
    let end = 0
    for await (const piece of piecesOf(track, limits)) {
      end = piece.startSeconds + piece.seconds
      yield piece
    }
    if (end === 0) throw new CutError('no_sound')
    if ((await isMuchShorter(track, end)) || (await isWavCutShort(file))) limits.onBrokenOff?.(end)
  } finally {
    input.dispose()
  }
}

/** Whether a file says that it is longer than what is in it. In a film the sound may well end before the picture does. */
async function isMuchShorter(track: InputAudioTrack, end: number): Promise<boolean> {
  const said = (await track.getDurationFromMetadata()) ?? 0
  return said - end > Math.max(5, said / 10)
}

async function* piecesOf(track: InputAudioTrack, limits: CutLimits): AsyncGenerator<CutPiece> {
  if (!(await isWorthEncoding(track))) return yield* withPeaks(track, copyPieces(track, limits))
  try {
    yield* encodePieces(track, limits)
  } catch (cause) {
    if (!track.codec || !(isCopied(track.codec) || isPlain(track.codec)))
      throw new CutError('unreadable', { cause })
    yield* copyPieces(track, limits)
  }
}
