import {
  type AudioSample,
  AudioSampleSink,
  AudioSampleSource,
  BufferTarget,
  canEncodeAudio,
  type InputAudioTrack,
  Output,
} from 'mediabunny'
import { breather } from './breather.ts'
import { isCopied, OGG } from './carriers.ts'
import type { CutLimits, CutPiece } from './cut-recording.ts'

/** What speech needs, and what models bring sound to anyway: an hour has 14 MB. */
const SPEECH = { numberOfChannels: 1, sampleRate: 16_000, bitrate: 32_000 } as const
/** Sound that is coded with less than this is small enough to be copied as it is. */
const SMALL_BITRATE = 64_000
/** So many packets tell how large the rest is. */
const LOOKED_AT = 500

/** Whether this platform can bring the sound to speech rate, and something is won by it. */
export async function isWorthEncoding(track: InputAudioTrack): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined' || !(await track.canDecode())) return false
  if (!(await canEncodeAudio('opus', SPEECH))) return false
  if (!track.codec || !isCopied(track.codec)) return true
  const { averageBitrate } = await track.computePacketStats(LOOKED_AT)
  return averageBitrate > SMALL_BITRATE
}

/** Decodes a recording and codes it anew in pieces: one channel, at speech rate, each with its peak. */
export async function* encodePieces(track: InputAudioTrack, limits: CutLimits): AsyncGenerator<CutPiece> {
  let piece: OpenPiece | null = null
  /** The last seconds, which the next piece begins with. */
  const tail: AudioSample[] = []
  let position = 0
  try {
    const breathe = breather()
    for await (const sample of new AudioSampleSink(track).samples()) {
      await breathe()
      if (sample.timestamp + sample.duration <= 0) {
        sample.close()
        continue
      }
      if (piece?.isFull(sample, limits)) {
        const full: OpenPiece = piece
        piece = null
        yield await full.finish(position++)
      }
      if (!piece) {
        piece = new OpenPiece(tail[0] ?? sample, sample.timestamp)
        for (const before of tail) await piece.add(before.clone())
      }
      tail.push(sample.clone())
      while (tail[0] && tail[0].timestamp < sample.timestamp - limits.pieceOverlapSeconds)
        tail.shift()?.close()
      await piece.add(sample)
    }
    if (piece) yield await piece.finish(position)
    piece = null
  } finally {
    for (const sample of tail) sample.close()
    await piece?.cancel()
  }
}

/** Measures the peaks of pieces that were copied, where there is a decoder: a microphone that was muted is found out. */
export async function* withPeaks(
  track: InputAudioTrack,
  pieces: AsyncIterable<CutPiece>,
): AsyncGenerator<CutPiece> {
  const canDecode = typeof AudioDecoder !== 'undefined' && (await track.canDecode())
  for await (const piece of pieces) {
    yield piece.peak === null && canDecode ? { ...piece, peak: await peakBetween(track, piece) } : piece
  }
}

/** Null where it cannot be decoded to the end: then nobody knows. */
async function peakBetween(
  track: InputAudioTrack,
  { startSeconds, seconds }: CutPiece,
): Promise<number | null> {
  const breathe = breather()
  let peak = 0
  try {
    for await (const sample of new AudioSampleSink(track).samples(startSeconds, startSeconds + seconds)) {
      for (let channel = 0; channel < sample.numberOfChannels; channel += 1)
        peak = Math.max(peak, peakOf(sample, channel))
      sample.close()
      await breathe()
    }
  } catch {
    return null
  }
  return Math.min(1, peak)
}

/** A piece while it is coded. */
class OpenPiece {
  readonly #start: number
  /** Where what is new in it begins. */
  readonly #newFrom: number
  readonly #target = new BufferTarget()
  readonly #output = new Output({ format: OGG.format(), target: this.#target })
  readonly #source: AudioSampleSource
  #started: Promise<void> | null = null
  #end: number
  #peak = 0

  constructor(first: AudioSample, newFrom: number) {
    this.#start = Math.max(0, first.timestamp)
    this.#end = this.#start
    this.#newFrom = newFrom
    const { numberOfChannels, sampleRate, bitrate } = SPEECH
    const process = (sample: AudioSample) => {
      this.#peak = Math.max(this.#peak, peakOf(sample))
      return sample
    }
    this.#source = new AudioSampleSource({
      codec: 'opus',
      bitrate,
      transform: { numberOfChannels, sampleRate, process },
    })
    this.#output.addAudioTrack(this.#source)
  }

  isFull({ timestamp }: AudioSample, { pieceSeconds }: CutLimits): boolean {
    return timestamp - this.#newFrom >= pieceSeconds
  }

  /** Takes the sample over. */
  async add(sample: AudioSample): Promise<void> {
    this.#end = sample.timestamp + sample.duration
    sample.setTimestamp(Math.max(0, sample.timestamp - this.#start))
    this.#started ??= this.#output.start()
    await this.#started
    await this.#source.add(sample)
    sample.close()
  }

  /** Lets go of it, half made. */
  async cancel(): Promise<void> {
    await this.#output.cancel()
  }

  async finish(position: number): Promise<CutPiece> {
    await this.#output.finalize()
    if (!this.#target.buffer) throw new Error('A piece has bytes')
    OGG.makeTimeless?.(this.#target.buffer)
    return {
      position,
      startSeconds: this.#start,
      seconds: this.#end - this.#start,
      type: OGG.type,
      bytes: new Uint8Array(this.#target.buffer),
      peak: Math.min(1, this.#peak),
    }
  }
}

function peakOf(sample: AudioSample, channel = 0): number {
  const samples = new Float32Array(sample.numberOfFrames)
  sample.copyTo(samples, { planeIndex: channel, format: 'f32-planar' })
  let peak = 0
  for (const value of samples) peak = Math.max(peak, Math.abs(value))
  return peak
}
