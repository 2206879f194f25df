import type { TranscriptLine } from '@shared/documents/transcript.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transcriptToSrt, transcriptToVtt } from '@/lib/exporters/transcript-captions'
import { transcriptToText } from '@/lib/exporters/transcript-text'
import { read } from '../importers/transcript-support'

const line = (
  start: number | null,
  end: number | null,
  speaker: string | null,
  text: string,
): TranscriptLine => ({
  start,
  end,
  speaker,
  text,
})

const lines = [
  line(1, 2.5, 'Ana Lima', 'Hello & welcome.'),
  line(2.5, 3661.0004, 'Ana Lima', 'This is <b>not</b> bold.'),
  line(3662, null, 'Rui', 'No end.'),
  line(3663.5, null, null, 'Nobody says who.'),
  line(null, 3670, null, 'And no start.'),
]

describe('a transcript', () => {
  it('as text has a paragraph for each turn, and all times', () => {
    expect(transcriptToText(lines)).toBe(
      '[00:01] Ana Lima: Hello & welcome.\n[00:02] This is <b>not</b> bold.\n\n[1:01:02] Rui: No end.\n\n[1:01:03] Nobody says who.\n\nAnd no start.\n',
    )
  })

  it('as WebVTT has voice tags; a line without a start is shown with the one before', () => {
    expect(transcriptToVtt(lines)).toBe(
      `WEBVTT

00:00:01.000 --> 00:00:02.500
<v Ana Lima>Hello &amp; welcome.</v>

00:00:02.500 --> 01:01:01.000
<v Ana Lima>This is &lt;b&gt;not&lt;/b&gt; bold.</v>

01:01:02.000 --> 01:01:03.000
<v Rui>No end.</v>

01:01:03.500 --> 01:01:10.000
Nobody says who.
And no start.
`,
    )
  })

  it('as SubRip has names before a colon', () => {
    expect(transcriptToSrt(lines.slice(0, 2))).toBe(
      '1\n00:00:01,000 --> 00:00:02,500\nAna Lima: Hello & welcome.\n\n2\n00:00:02,500 --> 01:01:01,000\nAna Lima: This is <b>not</b> bold.\n',
    )
  })

  it('without any time cannot become captions', () => {
    const untimed = [line(null, null, 'Ana', 'Hi.')]
    expect([transcriptToVtt(untimed), transcriptToSrt(untimed)]).toEqual(['', ''])
    expect(transcriptToText(untimed)).toBe('Ana: Hi.\n')
  })

  it('shows what stands before the first time with it, and a cue without an end no longer than to the next', () => {
    const early = [
      line(null, null, null, 'Before.'),
      line(5, null, null, 'word '.repeat(100).trim()),
      line(6, 7, null, 'x'),
    ]
    expect(transcriptToVtt(early)).toMatch(/^WEBVTT\n\n00:00:05.000 --> 00:00:06.000\nBefore.\nword/)
  })

  it('comes back from WebVTT as it went, whatever was said', () => {
    const text = fc
      .stringMatching(/^[A-Za-z<>&;{} \-.!0-9é我]{0,40}$/)
      .map((said) => `x ${said}`.replace(/\s+/g, ' ').trim())
    const speaker = fc.constantFrom('Ana Lima', "Tom O'Neil", 'R & D <x>', '小明')
    const cue = fc.tuple(
      fc.integer({ min: 0, max: 9_000_000 }),
      fc.integer({ min: 0, max: 599_000 }),
      speaker,
      text,
    )
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 8 }), (cues) => {
        const said = cues.map(([start, length, name, words]) =>
          line(start / 1000, (start + length) / 1000, name, words),
        )
        expect(read(transcriptToVtt(said)).lines).toEqual(said)
      }),
    )
  })
})
