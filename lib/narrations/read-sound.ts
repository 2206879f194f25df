import { WAV_HEADER_BYTES } from '../../supabase/functions/_shared/narration/wav.ts'
import type { Cut } from './stretches.ts'

/** Pieces that are on their way from Storage at once: enough to be faster than ears, and a few megabytes at most. */
const AHEAD = 4
/** Pieces whose places are asked for at once. */
const PATHS_AT_ONCE = 80

export type Bytes = Uint8Array<ArrayBuffer>

/** Where spoken pieces are read from, as whoever reads them; its errors are for whoever asked. */
export interface PieceSource {
  /** Where these lie, by their ids; another's is none. */
  paths(ids: string[]): Promise<Map<string, string>>
  /** The WAV file that lies there. */
  download(path: string): Promise<Bytes>
  /** What is thrown for a sound that is no longer there. */
  gone(): Error
}

/** The bytes of a narration's file between two places, one stretch after the other. */
export async function* readSound(source: PieceSource, cuts: Cut[]): AsyncGenerator<Bytes> {
  const pieces = cuts.flatMap(({ stretch }) => ('piece' in stretch ? [stretch.piece] : []))
  const pathOf = pathsOf(source, pieces)
  const coming: Promise<Bytes>[] = []
  let asked = 0
  const fetchPiece = async (index: number) => {
    const path = await pathOf(index)
    if (path === undefined) throw source.gone()
    return source.download(path)
  }
  const askAhead = () => {
    for (; coming.length < AHEAD && asked < pieces.length; asked += 1) {
      const piece = fetchPiece(asked)
      // Whoever waits for it is told; one that nobody waits for any more may fail.
      piece.catch(() => undefined)
      coming.push(piece)
    }
  }
  askAhead()
  await coming[0]
  for (const { stretch, from, to } of cuts) {
    if ('silence' in stretch) yield new Uint8Array(to - from)
    else if ('header' in stretch) yield new Uint8Array(stretch.header.slice(from, to))
    else {
      askAhead()
      const bytes = await coming.shift()
      if (bytes?.length !== WAV_HEADER_BYTES + stretch.bytes) throw source.gone()
      yield bytes.subarray(WAV_HEADER_BYTES + from, WAV_HEADER_BYTES + to)
    }
  }
}

function pathsOf(source: PieceSource, pieces: string[]) {
  const batches = new Map<number, Promise<Map<string, string>>>()
  return async (index: number): Promise<string | undefined> => {
    const number = Math.floor(index / PATHS_AT_ONCE)
    const ids = pieces.slice(number * PATHS_AT_ONCE, (number + 1) * PATHS_AT_ONCE)
    const batch = batches.get(number) ?? source.paths(ids)
    batches.set(number, batch)
    return (await batch).get(pieces[index] ?? '')
  }
}
