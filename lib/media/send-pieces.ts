import { AppError } from '@/lib/http/app-error'
import { contentHashOf } from './content-hash'
import { type CutPiece, cutRecording } from './cut/cut-recording.ts'
import { notSilent } from './cut/not-silent.ts'
import { Lanes } from './lanes'
import type { Patience } from './patience'
import type { NewPiece, Piece, Pieces } from './pieces-schema'
import type { Media, MediaLimits } from './schema'
import type { StorageAccess } from './send-file'
import { storePiece } from './store-piece'

/** What pieces need of the product around them. */
export interface PieceService {
  storage: StorageAccess
  announcePieces(mediaId: string, pieces: NewPiece[], signal: AbortSignal): Promise<Pieces>
  finishPieces(mediaId: string, count: number, signal: AbortSignal): Promise<Pieces>
}

export interface PiecesProgress {
  /** How many are cut, and of these how many are there. */
  cut: number
  sent: number
  /** How much of the recording is there, in seconds, and how much there is in all where that is known. */
  seconds: number
  total: number | null
  /** Where the file breaks off, in seconds; null where it does not, as far as anybody can tell. */
  brokenOffAt: number | null
}

interface Around {
  limits: MediaLimits
  patience: Patience
  onProgress: (progress: PiecesProgress) => void
}

/** At once: enough to hide the way to Storage, and no more than a few pieces in memory. */
const WIDTH = 3
/** More than any recording has: asks what is there without saying that it is all. */
const ANY_COUNT = 10_000
/** What Storage lost or has with another size is cut and sent again, so many times. */
const ROUNDS = 3

/** Cuts a recording and sends what is missing of its pieces, until it can be heard. Throws CutError and AppError. */
export async function sendPieces(
  file: File,
  media: Media,
  service: PieceService,
  { limits, patience, onProgress }: Around,
): Promise<void> {
  if (media.piecesReadyAt !== null) return
  let known = await patience.persist((stop) => service.finishPieces(media.id, ANY_COUNT, stop))
  for (let round = 0; known.readyAt === null; round += 1) {
    if (round === ROUNDS) {
      const message = 'Storage does not keep what is sent to it. Try again in a few minutes.'
      throw new AppError(503, 'unavailable', message)
    }
    const count = await sendMissing(known)
    known = await patience.persist((stop) => service.finishPieces(media.id, count, stop))
  }

  async function sendMissing({ pieces }: Pieces): Promise<number> {
    const there = new Map(pieces.filter(({ status }) => status === 'ready').map((one) => [one.position, one]))
    const progress: PiecesProgress = { cut: 0, sent: 0, seconds: 0, total: media.seconds, brokenOffAt: null }
    const tell = (change: Partial<PiecesProgress>) => onProgress({ ...Object.assign(progress, change) })
    const lanes = new Lanes(WIDTH)
    const onBrokenOff = (seconds: number) => tell({ brokenOffAt: seconds })
    for await (const piece of notSilent(cutRecording(file, { ...limits, onBrokenOff }))) {
      // They begin anew where a decoder gave up.
      if (piece.position < progress.cut) tell({ sent: piece.position, seconds: piece.startSeconds })
      tell({ cut: piece.position + 1 })
      await lanes.add(async () => {
        if (!isSame(piece, there.get(piece.position))) await send(piece)
        const seconds = Math.max(progress.seconds, piece.startSeconds + piece.seconds)
        tell({ sent: progress.sent + 1, seconds })
      })
    }
    await lanes.end()
    return progress.cut
  }

  async function send({ bytes, ...piece }: CutPiece): Promise<void> {
    const announced = { ...piece, bytes: bytes.length, sha256: await contentHashOf(new Blob([bytes])) }
    const { pieces } = await patience.persist((stop) => service.announcePieces(media.id, [announced], stop))
    const path = pieces.find(({ position }) => position === piece.position)?.path
    if (!path) throw new Error('A piece that was announced has a path')
    await patience.persist((stop) => storePiece({ ...piece, bytes }, path, service.storage, stop))
    patience.progressed()
  }
}

/**
 * The file is the same, known by its content: so is a piece of the same part of it. Its bytes are not compared: another
 * browser, or another version of this one, may code them otherwise.
 */
function isSame({ startSeconds, seconds, type, bytes }: CutPiece, known: Piece | undefined): boolean {
  return (
    known?.startSeconds === startSeconds &&
    known.seconds === seconds &&
    known.type === type &&
    known.bytes === bytes.length
  )
}
