import { readFileSync } from 'node:fs'
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'

/** What Chromium's MediaRecorder gave, chunk by chunk, of five seconds with a pause after two and a half. */
export function recordedChunks(container: 'webm' | 'mp4'): Uint8Array<ArrayBuffer>[] {
  const file = new URL(`../fixtures/recordings/chromium-${container}.json`, import.meta.url)
  const chunks = JSON.parse(readFileSync(file, 'utf8')) as string[]
  return chunks.map((chunk) => new Uint8Array(Buffer.from(chunk, 'base64')))
}

/** As Safari records: AAC in a fragmented MP4. Its packets are no sound; their container is real. */
export async function recordedAac(seconds: number, rate = 48_000): Promise<Blob> {
  const target = new BufferTarget()
  const format = new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 1 })
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource('aac')
  output.addAudioTrack(source)
  await output.start()
  const length = 1024 / rate
  const rateIndex = rate === 48_000 ? 3 : 4
  const description = new Uint8Array([0x10 | (rateIndex >> 1), ((rateIndex & 1) << 7) | 0x08])
  const decoderConfig = { codec: 'mp4a.40.2', numberOfChannels: 1, sampleRate: rate, description }
  for (let at = 0; at < seconds; at += length)
    await source.add(new EncodedPacket(new Uint8Array(170).fill(7), 'key', at, length), { decoderConfig })
  await output.finalize()
  if (!target.buffer) throw new Error('A finished output has bytes')
  return new Blob([target.buffer])
}

export interface Heard {
  type: string
  /** As its head says, without a look at its packets; null when it does not know. */
  told: number | null
  seconds: number
  packets: number
  /** The longest time between the end of a packet and the begin of the next. */
  gap: number
  /** Where one comes out who looks for the middle. */
  middle: number
}

/** A recording as a player would see it. */
export async function heardIn(file: Blob): Promise<Heard> {
  using input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('There is no sound in it')
  const sink = new EncodedPacketSink(track)
  const heard = { seconds: 0, packets: 0, gap: 0 }
  for await (const { timestamp, duration } of sink.packets()) {
    heard.gap = Math.max(heard.gap, timestamp - heard.seconds)
    heard.seconds = timestamp + duration
    heard.packets += 1
  }
  const middle = await sink.getPacket(heard.seconds / 2)
  return {
    ...heard,
    type: file.type,
    told: await input.getDurationFromMetadata(),
    middle: middle?.timestamp ?? -1,
  }
}
