import { expect, it } from 'vitest'
import { readRecording } from '@/lib/cli/read-recording'
import { wavBytes } from '../../support/sound.ts'

it('a recording that was cut short is read as far as it goes, and it is said where that is', async () => {
  const whole = wavBytes({ seconds: 20, rate: 8000, channels: 1 })
  expect(await readRecording({ fileName: 'talk.wav', bytes: whole })).toMatchObject({ warnings: [] })
  const short = await readRecording({ fileName: 'talk.wav', bytes: whole.subarray(0, 44 + 12 * 16_000) })
  expect(short?.pieces).toHaveLength(1)
  expect(short?.warnings).toEqual(['talk.wav breaks off at 0:12: what comes after that cannot be read.'])
})
