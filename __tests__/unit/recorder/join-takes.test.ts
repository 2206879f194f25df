import { describe, expect, it, vi } from 'vitest'
import { joinTakes } from '@/lib/recorder/join-takes'
import { heardIn, recordedAac, recordedChunks } from '../../support/recorded-takes'

const SECONDS = { webm: 4.9, mp4: 4.9 }

describe.each(['webm', 'mp4'] as const)('what Chromium recorded as %s', (container) => {
  const chunks = recordedChunks(container)

  it('becomes a file that knows its length and can be sought', async () => {
    const heard = await heardIn(await joinTakes([new Blob(chunks)]))
    expect(heard.type).toBe('audio/webm')
    expect(heard.packets).toBe(83)
    expect(heard.told).toBeCloseTo(SECONDS[container], 0)
    expect(heard.seconds).toBeCloseTo(heard.told ?? 0, 1)
    expect(heard.middle).toBeGreaterThan(2)
    expect(heard.gap).toBeLessThan(0.1)
  })

  it('keeps everything that was whole, wherever it is cut off', async () => {
    const whole = new Blob(chunks)
    for (let cut = 1; cut < whole.size - 700; cut += 97) {
      const joined = await joinTakes([whole.slice(0, whole.size - cut)]).catch((error: Error) => error)
      const seconds = joined instanceof Error ? 0 : (await heardIn(joined)).seconds
      // 32 kbit/s: what was cut, and less than the chunk that it was cut in.
      const expected = SECONDS[container] - (cut * 8) / 32_000
      expect(seconds).toBeGreaterThan(expected - 1.2)
    }
  })

  it('follows what was recorded before an interruption, without a gap', async () => {
    const [killed, rest] = [new Blob(chunks.slice(0, 3)), new Blob(chunks)]
    const [first, second] = [await heardIn(await joinTakes([killed])), await heardIn(await joinTakes([rest]))]
    const heard = await heardIn(await joinTakes([killed, rest]))
    expect(heard.packets).toBe(first.packets + second.packets)
    expect(heard.seconds).toBeCloseTo(first.seconds + second.seconds, 1)
    expect(heard.gap).toBeLessThan(0.1)
  })

  it('loses nothing to a take that was killed before its first sound', async () => {
    const head = new Blob([chunks[0]?.subarray(0, 150) ?? ''])
    const heard = await heardIn(await joinTakes([head, new Blob(chunks), new Blob([])]))
    expect(heard.packets).toBe(83)
  })
})

describe('what Safari records', () => {
  it('stays AAC in MP4', async () => {
    const heard = await heardIn(await joinTakes([await recordedAac(3), await recordedAac(2)]))
    expect(heard.type).toBe('audio/mp4')
    expect(heard.told).toBeCloseTo(5, 1)
    expect(heard.gap).toBeLessThan(0.05)
  })

  it('is kept up to its last whole fragment', async () => {
    const whole = await recordedAac(10)
    const heard = await heardIn(await joinTakes([whole.slice(0, whole.size - 9_000)]))
    expect(heard.seconds).toBeGreaterThan(8)
  })
})

it.each([
  ['WebM', () => new Blob(recordedChunks('webm'))],
  ['MP4', () => recordedAac(2)],
])('the same recording is the same %s file whenever it is joined, so that its upload goes on', async (_, take) => {
  const takes = [await take()]
  const bytes = async () => Buffer.from(await (await joinTakes(takes)).arrayBuffer())
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:03:00Z') })
  try {
    const first = await bytes()
    vi.setSystemTime(new Date('2026-12-24T18:00:00Z'))
    expect(first.equals(await bytes())).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

it('says so when nothing was heard at all', async () => {
  await expect(joinTakes([])).rejects.toMatchObject({ trouble: 'nothing_heard' })
  await expect(joinTakes([new Blob(['no sound'])])).rejects.toMatchObject({ trouble: 'nothing_heard' })
})
