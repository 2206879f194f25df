import { existsSync, readFileSync } from 'node:fs'
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, OggOutputFormat, Output } from 'mediabunny'
import { afterEach, expect, it, vi } from 'vitest'
import { type CutPiece, cutRecording } from '@/lib/media/cut/cut-recording'
import { makeOggTimeless } from '@/lib/media/cut/timeless-ogg'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** One channel, 312 samples before the first, 48 kHz. */
const OPUS_HEAD = Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 56, 1, 0x80, 0xbb, 0, 0, 0, 0, 0])

/** Ogg with silent frames of Opus. */
async function oggOf(seconds: number): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new OggOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, description: OPUS_HEAD }
  for (let at = 0; at < seconds; at += 0.02)
    await source.add(new EncodedPacket(new Uint8Array([0xf8, 0xff, 0xfe]), 'key', at, 0.02), {
      decoderConfig,
    })
  await output.finalize()
  if (!target.buffer) throw new Error('It has bytes')
  return target.buffer
}

/** All pieces of a file, cut at this time of day. */
async function cutAt(hour: number, file: Blob): Promise<CutPiece[]> {
  vi.useFakeTimers({ now: new Date(2026, 10, 27, hour), toFake: ['Date'] })
  const pieces: CutPiece[] = []
  for await (const piece of cutRecording(file, {
    pieceSeconds: 4,
    pieceOverlapSeconds: 1,
    maxPieceBytes: 8_000_000,
  }))
    pieces.push(piece)
  return pieces
}

async function expectTheSame(file: Blob): Promise<void> {
  const before = await cutAt(9, file)
  expect(before.length).toBeGreaterThan(1)
  expect(await cutAt(17, file)).toEqual(before)
}

it('a recording in Ogg that is cut again later gives the same pieces, byte for byte', async () => {
  await expectTheSame(new Blob([await oggOf(11)]))
})

const SHARED = new URL('../../../../shared/data/', import.meta.url)
it
  .runIf(existsSync(SHARED))
  .each(['audio/count-to-five.m4a', 'video/speech-short.en.mp4', 'audio/jfk-11s.en.mp3'])(
  '%s that is cut again later gives the same pieces, byte for byte',
  async (name) => expectTheSame(new Blob([readFileSync(new URL(name, SHARED))])),
)

it('an Ogg file that has the number already stays as it was written, checksums and all', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1 / 2 ** 32)
  const written = await oggOf(5)
  const made = written.slice()
  makeOggTimeless(made)
  expect(new Uint8Array(made)).toEqual(new Uint8Array(written))
})
