import { readWav, writeWav } from '@shared/narration/wav.ts'
import { expect, it } from 'vitest'
import { withSilence } from '@/lib/narrations/with-silence'

it('is the sound, and then so many seconds of nothing', () => {
  const bytes = withSilence(writeWav({ rate: 8_000, samples: Int16Array.of(1, 2, 3) }), 0.25)
  const sound = readWav(bytes ?? new Uint8Array())
  expect(sound?.rate).toBe(8_000)
  expect(sound?.samples.length).toBe(2_003)
  expect([...(sound?.samples ?? [])].slice(0, 5)).toEqual([1, 2, 3, 0, 0])
})

it('is null for what is no WAV file', () => {
  expect(withSilence(new TextEncoder().encode('{"code":"not_found"}'), 1)).toBeNull()
})
