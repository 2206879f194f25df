import { describe, expect, it } from 'vitest'
import { recordingWords } from '@/components/notes/record/recording-words'
import { loudness } from '@/lib/recorder/level'
import { problemOf } from '@/lib/recorder/problem'
import { RecordedClock } from '@/lib/recorder/recorded-clock'
import { newRecording } from '@/lib/recorder/recording'

it('a recorder counts what is recorded, and goes on from what was', () => {
  let now = 0
  const clock = new RecordedClock(60, () => now)
  clock.start()
  now = 5_000
  clock.start()
  expect(clock.seconds).toBe(65)
  clock.stop()
  now = 100_000
  clock.stop()
  expect(clock.seconds).toBe(65)
  clock.start()
  now = 101_000
  expect(clock.seconds).toBe(66)
})

it('a meter shows silence as nothing, full tones as all, and speech between', () => {
  const tone = (peak: number) => Array.from({ length: 1024 }, (_, n) => peak * Math.sin(n / 5))
  expect(loudness(new Float32Array(1024))).toBe(0)
  expect(loudness(tone(0.0005))).toBe(0)
  expect(loudness(tone(0.1))).toBeCloseTo(0.62, 1)
  expect(loudness(tone(1))).toBeGreaterThan(0.94)
})

describe('what a browser refuses', () => {
  it.each([
    ['NotAllowedError', /Allow it in the site settings/],
    ['NotFoundError', /No microphone was found/],
    ['NotReadableError', /another program may be using it/],
    ['QuotaExceededError', /no room left on this device/],
  ])('is told in words: %s', (name, words) => {
    const cause = new DOMException('In the words of a browser', name)
    expect(problemOf(cause, 'failed')).toMatchObject({ message: expect.stringMatching(words), cause })
  })

  it('is not hidden when it is something else', () => {
    const cause = new TypeError('x is undefined')
    expect(problemOf(cause, 'failed')).toMatchObject({ trouble: 'failed', cause })
  })
})

describe('a kept recording', () => {
  const begun = new Date(2026, 10, 27, 14, 3)
  const recording = { ...newRecording('u', 'p'), startedAt: begun.toISOString(), seconds: 720 }

  it('says that it was interrupted', () => {
    expect(recordingWords(recording, new Date(2026, 10, 27, 20))).toBe(
      'A recording of 12 minutes from 14:03 was interrupted.',
    )
  })

  it.each([
    [0.4, '1 second'],
    [3.9, '3 seconds'],
    [59.9, '59 seconds'],
    [61, '1 minute'],
    [5_400, '1 hour 30 minutes'],
  ])('of %s s is told as %s', (seconds, words) => {
    expect(recordingWords({ ...recording, seconds }, begun)).toContain(`A recording of ${words} from`)
  })

  it('says of which day it is, and that somebody ended it', () => {
    const ended = { ...recording, endedAt: begun.toISOString() }
    expect(recordingWords(ended, new Date(2026, 10, 28, 9))).toBe(
      'A recording of 12 minutes from 27 November, 14:03 waits to be used.',
    )
  })
})
