import { clock } from '../format/duration.ts'
import type { DeckFile } from '../importers/index.ts'
import { contentTypeOf } from '../media/content-type.ts'
import { CutError } from '../media/cut/cut-error.ts'
import { type CutPiece, cutRecording } from '../media/cut/cut-recording.ts'
import { CliError } from './cli-error.ts'

/** As the settings of media have it; the database decides it again. */
const LIMITS = { pieceSeconds: 120, pieceOverlapSeconds: 2, maxPieceBytes: 8 * 1024 * 1024 }

/** Sound or video by its content, cut into the pieces that it is heard in; null when it is something else. */
export async function readRecording({ fileName, bytes }: DeckFile) {
  const file = new Blob([new Uint8Array(bytes)])
  const mediaType = await contentTypeOf(file)
  if (!mediaType || !/^(audio|video)\//.test(mediaType)) return null
  const pieces: CutPiece[] = []
  const warnings: string[] = []
  const onBrokenOff = (seconds: number) =>
    warnings.push(`${fileName} breaks off at ${clock(seconds)}: what comes after that cannot be read.`)
  try {
    for await (const piece of cutRecording(file, { ...LIMITS, onBrokenOff })) pieces.push(piece)
  } catch (error) {
    if (error instanceof CutError) throw new CliError(`${fileName}: ${error.message}`, 1, { cause: error })
    throw error
  }
  return { mediaType, bytes, pieces, warnings }
}
