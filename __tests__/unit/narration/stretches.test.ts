import type { Narration } from '@shared/documents/narration.ts'
import { WAV_HEADER_BYTES, wavHeader } from '@shared/narration/wav.ts'
import { describe, expect, it } from 'vitest'
import { transcriptToVtt } from '@/lib/exporters/transcript-captions'
import { bytesOf, cutOut, rangeOf, stretchesOf } from '@/lib/narrations/stretches'
import { timeline } from '@/lib/narrations/timeline'

const line = (text: string, piece: string, samples: number, pause: number) => ({
  text,
  piece,
  samples,
  pause,
})
const narration: Narration = {
  source: { id: crypto.randomUUID(), type: 'talk_track', title: 'A talk', revision: 1 },
  voice: 'cedar',
  speed: 1,
  model: { name: 'speaks', offline: false },
  rate: 8_000,
  parts: [
    { id: 's1', title: 'One', lines: [line('A.', 'a', 8_000, 2_000), line('B.', 'b', 4_000, 6_000)] },
    { id: 's2', title: 'Two', lines: [line('A.', 'a', 8_000, 0)] },
  ],
}

describe('the file of a narration', () => {
  it('is its header, and each sound with the silence after it, to the byte', () => {
    const all = stretchesOf(narration) ?? []
    expect(
      all.map((stretch) =>
        'piece' in stretch ? stretch.piece : 'header' in stretch ? 'header' : stretch.bytes,
      ),
    ).toEqual(['header', 'a', 4_000, 'b', 12_000, 'a'])
    expect(all[0]).toEqual({ bytes: WAV_HEADER_BYTES, header: wavHeader(8_000, 28_000) })
    expect(bytesOf(all)).toBe(WAV_HEADER_BYTES + 2 * 28_000)
  })

  it('of one part has its own header; of a part that is none there is no file', () => {
    const part = stretchesOf(narration, 's2') ?? []
    expect(bytesOf(part)).toBe(WAV_HEADER_BYTES + 16_000)
    expect(stretchesOf(narration, 's3')).toBeNull()
  })

  it('cut anywhere is put together again to the same bytes', () => {
    const all = stretchesOf(narration) ?? []
    const total = bytesOf(all)
    for (const at of [0, 1, 43, 44, 45, 16_043, 16_044, 20_044, total - 1, total]) {
      const halves = [...cutOut(all, 0, at), ...cutOut(all, at, total)]
      expect(halves.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(total)
      expect(halves.every(({ stretch, from, to }) => 0 <= from && from < to && to <= stretch.bytes)).toBe(
        true,
      )
    }
    expect(cutOut(all, 50, 60)).toEqual([{ stretch: all[1], from: 6, to: 16 }])
  })

  it.each([
    ['bytes=0-', { from: 0, to: 100 }],
    ['bytes=10-19', { from: 10, to: 20 }],
    ['bytes=90-500', { from: 90, to: 100 }],
    ['bytes=-7', { from: 93, to: 100 }],
    ['bytes=-700', { from: 0, to: 100 }],
    ['bytes=100-', null],
    ['bytes=9-3', null],
    ['bytes=-0', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['chapters=1-2', null],
    [null, null],
  ])('a request of %s is a range or all of it', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range)
  })
})

it('its captions begin and end with its sound', () => {
  const parts = timeline(narration)
  expect(parts.map(({ start, seconds }) => [start, seconds])).toEqual([
    [0, 2.5],
    [2.5, 1],
  ])
  expect(transcriptToVtt(parts.flatMap(({ lines }) => lines))).toBe(
    `WEBVTT

00:00:00.000 --> 00:00:01.000
A.

00:00:01.250 --> 00:00:01.750
B.

00:00:02.500 --> 00:00:03.500
A.
`,
  )
})
