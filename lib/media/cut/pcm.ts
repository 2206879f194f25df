/** What speech needs, and what models bring sound to anyway. */
const SPEECH_RATE = 16_000

type Read = (view: DataView, at: number) => number

/** How a sample of each plain coding is read, as a number from −1 to 1, and how many bytes it has. */
const CODINGS: Record<string, { bytes: number; read: Read }> = {
  'pcm-u8': { bytes: 1, read: (view, at) => (view.getUint8(at) - 128) / 128 },
  'pcm-s8': { bytes: 1, read: (view, at) => view.getInt8(at) / 128 },
  'pcm-s16': { bytes: 2, read: (view, at) => view.getInt16(at, true) / 32_768 },
  'pcm-s16be': { bytes: 2, read: (view, at) => view.getInt16(at) / 32_768 },
  'pcm-s24': {
    bytes: 3,
    read: (view, at) => (view.getUint8(at) | (view.getInt16(at + 1, true) << 8)) / 8_388_608,
  },
  'pcm-s32': { bytes: 4, read: (view, at) => view.getInt32(at, true) / 2_147_483_648 },
  'pcm-f32': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  'pcm-f64': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
}

export const isPlain = (codec: string): boolean => Object.hasOwn(CODINGS, codec)

export interface PlainSound {
  codec: string
  channels: number
  rate: number
}

/** Plain samples as a WAV file of one channel at speech rate, with the loudest of them. */
export function toSpeechWav(
  chunks: Uint8Array[],
  { codec, channels, rate }: PlainSound,
): { bytes: Uint8Array<ArrayBuffer>; peak: number } {
  const coding = CODINGS[codec]
  if (!coding) throw new Error(`"${codec}" is no plain coding`)
  const data = joined(chunks)
  const view = new DataView(data.buffer)
  const frame = coding.bytes * channels
  const frames = Math.floor(data.length / frame)
  const target = Math.min(rate, SPEECH_RATE)
  const ratio = rate / target
  const samples = new Int16Array(Math.floor(frames / ratio))
  let peak = 0
  for (let n = 0; n < samples.length; n += 1) {
    const [from, to] = [
      Math.floor(n * ratio),
      Math.max(Math.floor(n * ratio) + 1, Math.floor((n + 1) * ratio)),
    ]
    let sum = 0
    for (let f = from; f < to; f += 1)
      for (let c = 0; c < channels; c += 1) sum += coding.read(view, f * frame + c * coding.bytes)
    const value = Math.max(-1, Math.min(1, sum / ((to - from) * channels)))
    peak = Math.max(peak, Math.abs(value))
    samples[n] = Math.round(value * 32_767)
  }
  return { bytes: withHeader(samples, target), peak }
}

function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function withHeader(samples: Int16Array, rate: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(44 + samples.length * 2)
  const view = new DataView(file.buffer)
  const text = (at: number, word: string) => file.set(new TextEncoder().encode(word), at)
  text(0, 'RIFF')
  view.setUint32(4, file.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [n, sample] of samples.entries()) view.setInt16(44 + n * 2, sample, true)
  return file
}
