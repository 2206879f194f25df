import { WAV_HEADER_BYTES, wavHeader } from '../../supabase/functions/_shared/narration/wav.ts'

/** Samples of one channel as they arrive. */
export interface PcmChunk {
  rate: number
  samples: Int16Array<ArrayBuffer>
}

/** Where the rate stands in the header of our WAV files. */
const RATE_AT = 24

/** The samples of a WAV file of ours while it comes, however its bytes are cut. Throws for what does not begin like one. */
export async function* pcmChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<PcmChunk> {
  let rest = new Uint8Array()
  let rate: number | null = null
  for await (const chunk of bytes) {
    let open = join(rest, chunk)
    if (rate === null) {
      rest = open
      if (open.length < WAV_HEADER_BYTES) continue
      rate = rateOf(open)
      open = open.slice(WAV_HEADER_BYTES)
    }
    const whole = open.length - (open.length % 2)
    rest = open.slice(whole)
    if (whole > 0) yield { rate, samples: samplesOf(open, whole) }
  }
  if (rate === null) throw new Error('The sound did not arrive.')
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + tail.length)
  both.set(head)
  both.set(tail, head.length)
  return both
}

function rateOf(file: Uint8Array<ArrayBuffer>): number {
  const rate = new DataView(file.buffer).getUint32(RATE_AT, true)
  // All but the lengths is the same in every file of ours with this rate.
  const expected = wavHeader(rate, 0)
  const isOurs = expected.subarray(8, 40).every((byte, index) => byte === file[index + 8])
  if (!isOurs) throw new Error('What arrived is no sound of ours.')
  return rate
}

function samplesOf(bytes: Uint8Array<ArrayBuffer>, length: number): Int16Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, length)
  return Int16Array.from({ length: length / 2 }, (_, index) => view.getInt16(index * 2, true))
}
