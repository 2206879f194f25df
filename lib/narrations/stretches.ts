import type { Narration } from '../../supabase/functions/_shared/documents/narration.ts'
import { WAV_HEADER_BYTES, wavHeader } from '../../supabase/functions/_shared/narration/wav.ts'

const BYTES_A_SAMPLE = 2

/** A run of bytes of the file: its header, the sound of a piece, or silence. */
export type Stretch = { bytes: number } & ({ header: Uint8Array } | { piece: string } | { silence: true })

/** The file of a narration, or of one of its parts, from its first byte to its last; null when there is no such part. */
export function stretchesOf({ rate, parts }: Narration, part?: string): Stretch[] | null {
  const chosen = part === undefined ? parts : parts.filter(({ id }) => id === part)
  const lines = chosen.flatMap((each) => each.lines)
  if (lines.length === 0) return null
  const samples = lines.reduce((sum, line) => sum + line.samples + line.pause, 0)
  const header: Stretch = { bytes: WAV_HEADER_BYTES, header: wavHeader(rate, samples) }
  const sound = lines.flatMap(({ piece, samples, pause }): Stretch[] => [
    { bytes: samples * BYTES_A_SAMPLE, piece },
    { bytes: pause * BYTES_A_SAMPLE, silence: true },
  ])
  return [header, ...sound].filter(({ bytes }) => bytes > 0)
}

export const bytesOf = (stretches: Stretch[]) => stretches.reduce((sum, { bytes }) => sum + bytes, 0)

export interface Cut {
  stretch: Stretch
  /** Of the bytes of the stretch: from the first, up to and without the last. */
  from: number
  to: number
}

/** What of the stretches lies between two places of the file. */
export function cutOut(stretches: Stretch[], from: number, to: number): Cut[] {
  let at = 0
  return stretches.flatMap((stretch) => {
    const start = at
    at += stretch.bytes
    const cut = { stretch, from: Math.max(0, from - start), to: Math.min(stretch.bytes, to - start) }
    return cut.from < cut.to ? [cut] : []
  })
}

/**
 * The range of bytes that a request asks for, up to and without `to`. Null for none, for several and for what is not in
 * the file: then all of it is sent, as RFC 9110 allows.
 */
export function rangeOf(header: string | null, total: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, total - Number(last)) : Number(first)
  const to = first === '' || last === '' ? total : Math.min(total, Number(last) + 1)
  return from < to ? { from, to } : null
}
