import {
  ALL_FORMATS,
  type AudioCodec,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import { makeMp4Timeless } from '@/lib/media/cut/timeless-mp4'
import { levelTakes } from './level-takes'
import { RecorderProblem } from './problem'
import { wholeBoxes } from './whole-boxes'

/** In what a coding of MediaRecorder is kept. */
const CARRIERS: Partial<Record<AudioCodec, { type: string; format: () => OutputFormat }>> = {
  opus: { type: 'audio/webm', format: () => new WebMOutputFormat() },
  vorbis: { type: 'audio/webm', format: () => new WebMOutputFormat() },
  aac: { type: 'audio/mp4', format: () => new Mp4OutputFormat({ fastStart: 'in-memory' }) },
}

/** Packets, of 20 to 60 ms each. */
const AT_ONCE = 1_000

interface OpenTake {
  blob: Blob
  input: Input
  track: InputAudioTrack
}

/**
 * Takes as one file that knows its length and can be sought, with not a sample coded anew where that can be. A take
 * that was cut off gives what is whole of it; one without a sound is left out. Throws RecorderProblem.
 */
export async function joinTakes(takes: Blob[]): Promise<Blob> {
  const opened: OpenTake[] = []
  try {
    for (const blob of takes) {
      const take = await openTake(blob)
      if (take) opened.push(take)
    }
    const [first] = opened
    if (!first) throw new RecorderProblem('nothing_heard')
    const tracks = opened.map(({ track }) => track)
    const copied = (await areOne(tracks)) ? await copy(tracks) : null
    return copied ?? (await levelTakes(opened.map(({ blob }) => blob)))
  } finally {
    for (const { input } of opened) input.dispose()
  }
}

/** Null when it has no sound: its tab was killed before the first of it was there. */
async function openTake(take: Blob): Promise<OpenTake | null> {
  const blob = await wholeBoxes(take)
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track && (await new EncodedPacketSink(track).getFirstPacket())) return { blob, input, track }
  } catch {
    // Not even its head is whole: there was no sound after it.
  }
  input.dispose()
  return null
}

/** Whether packets of all of them may follow each other. Each packet of Opus says itself how it is to be decoded. */
async function areOne(tracks: InputAudioTrack[]): Promise<boolean> {
  const heads = await Promise.all(
    tracks.map(async (track) => {
      if (track.codec === 'opus') return 'opus'
      const { codec, numberOfChannels, sampleRate } = (await track.getDecoderConfig()) ?? {}
      return [codec, numberOfChannels, sampleRate].join()
    }),
  )
  return new Set(heads).size === 1
}

async function copy(tracks: InputAudioTrack[]): Promise<Blob | null> {
  const codec = tracks[0]?.codec
  const carrier = codec && CARRIERS[codec]
  if (!carrier) return null
  const target = new BufferTarget()
  const output = new Output({ format: carrier.format(), target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  let end = 0
  let copied = 0
  for (const track of tracks) {
    const decoderConfig = (await track.getDecoderConfig()) ?? undefined
    const begin = end
    let first: number | null = null
    for await (const packet of new EncodedPacketSink(track).packets()) {
      first ??= packet.timestamp
      const timestamp = Math.max(end, begin + packet.timestamp - first)
      await source.add(packet.clone({ timestamp }), decoderConfig && { decoderConfig })
      end = timestamp + packet.duration
      // Hours are some seconds of work: the page answers in between.
      if (++copied % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve))
    }
  }
  await output.finalize()
  if (!target.buffer) throw new Error('A finished output has bytes')
  if (carrier.type === 'audio/mp4') makeMp4Timeless(target.buffer)
  return new Blob([target.buffer], { type: carrier.type })
}
