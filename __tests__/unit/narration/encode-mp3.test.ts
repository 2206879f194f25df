import { writeWav } from '@shared/narration/wav.ts'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { expect, it } from 'vitest'
import { encodeMp3 } from '@/lib/narrations/encode-mp3'
import { pcmChunks } from '@/lib/narrations/pcm'

function hum(rate: number, seconds: number) {
  const samples = Int16Array.from({ length: rate * seconds }, (_, index) =>
    Math.round(12_000 * Math.sin((index * 2 * Math.PI * 440) / rate)),
  )
  return { wav: writeWav({ rate, samples }), samples }
}

/** In pieces of an odd length, as a network cuts it. */
async function* inPieces(bytes: Uint8Array, length = 1_001) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

it.each([
  8_000, 22_050, 24_000, 44_100, 96_000,
])('a sound of %i samples a second is as long as MP3', async (rate) => {
  const told: number[] = []
  const mp3 = await encodeMp3(inPieces(hum(rate, 3).wav, 10_001), (seconds) => told.push(seconds))
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(mp3) })
  const track = await input.getPrimaryAudioTrack()
  expect(track).toMatchObject({ codec: 'mp3', numberOfChannels: 1 })
  // An encoder adds some silence of its own at the ends.
  expect(Math.abs((await input.computeDuration()) - 3)).toBeLessThan(0.3)
  expect(told.at(-1)).toBeCloseTo(3)
  // 64 kilobits a second.
  expect(mp3.length / 1_000).toBeCloseTo(24, -1)
})

it('every sample comes out as it is, however the file is cut', async () => {
  const { wav, samples } = hum(8_000, 1)
  for (const length of [1, 7, 43, 45, 1_001, wav.length]) {
    const found: number[] = []
    for await (const chunk of pcmChunks(inPieces(wav, length))) {
      expect(chunk.rate).toBe(8_000)
      found.push(...chunk.samples)
    }
    expect(Int16Array.from(found)).toEqual(samples)
  }
})

it.each([
  [
    'no sound',
    new TextEncoder().encode('{"code":"unavailable","detail":"Storage did not answer. Try again."}'),
  ],
  ['an empty answer', new Uint8Array()],
  ['half a header', hum(8_000, 1).wav.subarray(0, 20)],
])('%s is no MP3', async (_what, bytes) => {
  await expect(encodeMp3(inPieces(bytes))).rejects.toThrow()
})
