import { existsSync, readFileSync } from 'node:fs'
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Input,
  Mp3OutputFormat,
  Output,
} from 'mediabunny'
import { describe, expect, it } from 'vitest'
import { contentTypeOf } from '@/lib/media/content-type'
import { type CutPiece, cutRecording } from '@/lib/media/cut/cut-recording'
import { wavBytes } from '../../support/sound.ts'

const LIMITS = { pieceSeconds: 4, pieceOverlapSeconds: 1, maxPieceBytes: 8_000_000 }

async function cut(file: Blob, limits = LIMITS): Promise<CutPiece[]> {
  const pieces: CutPiece[] = []
  for await (const piece of cutRecording(file, limits)) pieces.push(piece)
  return pieces
}

/** Each goes on where the one before ends, with the overlap that was asked for; together they are the whole. */
function expectWhole(pieces: CutPiece[], seconds: number) {
  expect(pieces[0]?.startSeconds).toBe(0)
  for (const [n, piece] of pieces.slice(1).entries()) {
    const before = pieces[n]
    const shared = (before?.startSeconds ?? 0) + (before?.seconds ?? 0) - piece.startSeconds
    expect(shared).toBeGreaterThan(0.8)
    expect(shared).toBeLessThan(1.1)
  }
  const last = pieces.at(-1)
  expect(Math.abs((last?.startSeconds ?? 0) + (last?.seconds ?? 0) - seconds)).toBeLessThan(0.1)
}

async function durationOf({ bytes }: CutPiece): Promise<number> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(new Blob([bytes])) })
  return input.computeDuration()
}

it('plain samples become one channel at speech rate, with their peak', async () => {
  const pieces = await cut(
    new Blob([new Uint8Array(wavBytes({ seconds: 11, rate: 48_000, channels: 2, level: 0.25 }))]),
  )
  expectWhole(pieces, 11)
  for (const piece of pieces) {
    expect(piece.type).toBe('audio/wav')
    expect(piece.peak).toBeCloseTo(0.25, 1)
    expect(piece.bytes.length).toBeLessThanOrEqual(44 + piece.seconds * 16_000 * 2 + 4)
    expect(await durationOf(piece)).toBeCloseTo(piece.seconds, 1)
  }
})

it('what is no recording says so', async () => {
  await expect(cut(new Blob(['no sound']))).rejects.toMatchObject({ reason: 'unreadable' })
  await expect(cut(new Blob([]))).rejects.toMatchObject({ reason: 'unreadable' })
})

/** An MP3 of silent frames that says how long it is. */
async function mp3Of(seconds: number): Promise<Uint8Array<ArrayBuffer>> {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  const [output, source] = [
    new Output({ format: new Mp3OutputFormat(), target: new BufferTarget() }),
    new EncodedAudioPacketSource('mp3'),
  ]
  output.addAudioTrack(source)
  await output.start()
  const duration = 1152 / 44_100
  for (let at = 0; at < seconds; at += duration)
    await source.add(new EncodedPacket(frame, 'key', at, duration), {
      decoderConfig: { codec: 'mp3', sampleRate: 44_100, numberOfChannels: 2 },
    })
  await output.finalize()
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0))
}

it('of what breaks off everything that is there is cut, and where it ends is said', async () => {
  const whole = await mp3Of(60)
  const ends: number[] = []
  const limits = { ...LIMITS, onBrokenOff: (seconds: number) => ends.push(seconds) }
  expectWhole(await cut(new Blob([whole]), limits), 60)
  expect(ends).toEqual([])
  expectWhole(await cut(new Blob([whole.slice(0, whole.length / 2)]), limits), 30)
  expect(ends).toEqual([expect.closeTo(30, 0)])
})

it('a WAV file with less than its header promises is cut, and where it ends is said', async () => {
  const whole = new Uint8Array(wavBytes({ seconds: 20, rate: 48_000, channels: 1 }))
  const ends: number[] = []
  const limits = { ...LIMITS, onBrokenOff: (seconds: number) => ends.push(seconds) }
  expectWhole(await cut(new Blob([whole]), limits), 20)
  // A writer that did not know how long it would become, as one that writes into a pipe.
  const endless = whole.slice()
  new DataView(endless.buffer).setUint32(40, 0xffff_ffff, true)
  expectWhole(await cut(new Blob([endless]), limits), 20)
  expect(ends).toEqual([])
  expectWhole(await cut(new Blob([whole.slice(0, 44 + 19 * 96_000)]), limits), 19)
  expect(ends).toEqual([expect.closeTo(19, 0)])
})

it('a film that broke off before the list of what is in it cannot be read, and does not lack sound', async () => {
  const head = new Uint8Array(64)
  head.set(new TextEncoder().encode('\0\0\0\x18ftypisom\0\0\0\0mp42isom'))
  head.set(new TextEncoder().encode('\0\0\x10\0mdat'), 24)
  await expect(cut(new Blob([head]))).rejects.toMatchObject({ reason: 'unreadable' })
})

const SHARED = new URL('../../../../shared/data/', import.meta.url)
describe.runIf(existsSync(SHARED))('real recordings', () => {
  const file = (name: string) => new Blob([readFileSync(new URL(name, SHARED))])

  it.each([
    ['audio/count-to-five.m4a', 'audio/mp4', 'audio/mp4', 6.44],
    ['audio/jfk-11s.en.mp3', 'audio/mpeg', 'audio/mpeg', 11.09],
    ['audio/jfk-11s.en.wav', 'audio/wav', 'audio/wav', 11],
    ['audio/one-two-three.en.wav', 'audio/wav', 'audio/wav', 2.74],
    ['video/speech-short.en.mp4', 'video/mp4', 'audio/mp4', 10.01],
  ] as const)('%s is %s and is cut into %s that can be played', async (name, media, type, seconds) => {
    expect(await contentTypeOf(file(name))).toBe(media)
    const pieces = await cut(file(name))
    expectWhole(pieces, seconds)
    for (const piece of pieces) {
      expect(piece.type).toBe(type)
      expect(Math.abs((await durationOf(piece)) - piece.seconds)).toBeLessThan(0.15)
    }
  })

  it('a video without sound has nothing to hear', async () => {
    await expect(cut(file('video/no-audio-track.mp4'))).rejects.toMatchObject({ reason: 'no_sound' })
  })

  it('no piece is larger than it may be', async () => {
    const pieces = await cut(file('audio/jfk-11s.en.mp3'), { ...LIMITS, maxPieceBytes: 20_000 })
    expect(pieces.length).toBeGreaterThan(4)
    for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(20_000)
  })
})
