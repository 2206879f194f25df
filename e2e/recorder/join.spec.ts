import { heardIn, recordedChunks } from '../../__tests__/support/recorded-takes.ts'
import { bundleOf } from '../support/media-bundle.ts'
import { expect, test } from '../support/test.ts'

/** Two seconds of a tone, as WAV. */
function toneOf(seconds: number, rate = 44_100): Buffer {
  const sound = Buffer.alloc(44 + seconds * rate * 2)
  sound.write('RIFF', 0)
  sound.writeUInt32LE(sound.length - 8, 4)
  sound.write('WAVEfmt ', 8)
  for (const [value, at] of [
    [16, 16],
    [rate, 24],
    [rate * 2, 28],
  ] as const)
    sound.writeUInt32LE(value, at)
  for (const [value, at] of [
    [1, 20],
    [1, 22],
    [2, 32],
    [16, 34],
  ] as const)
    sound.writeUInt16LE(value, at)
  sound.write('data', 36)
  sound.writeUInt32LE(sound.length - 44, 40)
  for (let n = 0; n < seconds * rate; n += 1)
    sound.writeInt16LE(Math.round(8_000 * Math.sin(n / 10)), 44 + n * 2)
  return sound
}

test('Takes that cannot follow each other become one WAV at speech rate', async ({ page }) => {
  const code = "import { joinTakes } from '@/lib/recorder/join-takes'\nglobalThis.joinTakes = joinTakes"
  await page.goto('/sign-in')
  await page.evaluate(await bundleOf(code))
  const takes = [Buffer.concat(recordedChunks('webm')), toneOf(2)].map((take) => take.toString('base64'))
  const joined = await page.evaluate(async (takes) => {
    const { joinTakes } = globalThis as unknown as { joinTakes: (takes: Blob[]) => Promise<Blob> }
    const blobs = takes.map(
      (take) => new Blob([Uint8Array.from(atob(take), (letter) => letter.charCodeAt(0))]),
    )
    const file = await joinTakes(blobs)
    const bytes = new Uint8Array(await file.arrayBuffer())
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return { type: file.type, text: btoa(text) }
  }, takes)
  const heard = await heardIn(new Blob([Buffer.from(joined.text, 'base64')], { type: joined.type }))
  expect(heard.type).toBe('audio/wav')
  expect(heard.seconds).toBeGreaterThan(6.7)
  expect(heard.seconds).toBeLessThan(7.2)
})
