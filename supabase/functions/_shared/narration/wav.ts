/** Sound of one channel, 16 bits a sample. */
export interface Sound {
  /** Samples a second. */
  rate: number
  samples: Int16Array<ArrayBuffer>
}

export const WAV_HEADER_BYTES = 44

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe

type Read = (view: DataView, at: number) => number
/** How one sample is read, by format and bits; from -32768 to 32767. */
const READERS: Record<string, Read> = {
  [`${PCM}/8`]: (view, at) => (view.getUint8(at) - 128) * 256,
  [`${PCM}/16`]: (view, at) => view.getInt16(at, true),
  [`${PCM}/24`]: (view, at) => view.getInt16(at + 1, true),
  [`${PCM}/32`]: (view, at) => view.getInt16(at + 2, true),
  [`${FLOAT}/32`]: (view, at) => view.getFloat32(at, true) * 32_767,
}

/**
 * Reads a WAV file of plain samples; null for anything else. Servers that speak as they go write a header before they
 * know the length, so a length that is not true ends where the bytes end.
 */
export function readWav(bytes: Uint8Array): Sound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WAVE') return null
  let format: { tag: number; channels: number; rate: number; bits: number } | null = null
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = nameAt(view, at)
    const length = view.getUint32(at + 4, true)
    const start = at + 8
    if (name === 'fmt ' && length >= 16 && start + length <= bytes.length) {
      const tag = view.getUint16(start, true)
      format = {
        tag: tag === EXTENSIBLE && length >= 26 ? view.getUint16(start + 24, true) : tag,
        channels: view.getUint16(start + 2, true),
        rate: view.getUint32(start + 4, true),
        bits: view.getUint16(start + 14, true),
      }
    }
    if (name === 'data') {
      const end = Math.min(start + length, bytes.length)
      return format && samplesOf(view, start, end, format)
    }
    at = start + length + (length % 2)
  }
  return null
}

function samplesOf(
  view: DataView,
  start: number,
  end: number,
  { tag, channels, rate, bits }: { tag: number; channels: number; rate: number; bits: number },
): Sound | null {
  const read = READERS[`${tag}/${bits}`]
  if (!read || channels < 1 || channels > 8 || rate < 8_000 || rate > 96_000) return null
  const width = bits / 8
  const samples = new Int16Array(Math.floor((end - start) / (width * channels)))
  for (let index = 0; index < samples.length; index += 1) {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) {
      sum += read(view, start + (index * channels + channel) * width)
    }
    samples[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum / channels)))
  }
  return { rate, samples }
}

/** The header of a WAV file with so many samples of one channel. */
export function wavHeader(rate: number, samples: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(WAV_HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  name(0, 'RIFF')
  view.setUint32(4, 36 + samples * 2, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  name(36, 'data')
  view.setUint32(40, samples * 2, true)
  return bytes
}

export function writeWav({ rate, samples }: Sound): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(WAV_HEADER_BYTES + samples.length * 2)
  bytes.set(wavHeader(rate, samples.length))
  const view = new DataView(bytes.buffer, WAV_HEADER_BYTES)
  for (const [index, sample] of samples.entries()) view.setInt16(index * 2, sample, true)
  return bytes
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
}
