import { countWords } from '@shared/text/word-count.ts'
import { describe, expect, it } from 'vitest'
import { importTranscript } from '@/lib/importers/transcript'
import { read, refusal, short } from './transcript-support'

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nÜber Ärger.\n\n2\n00:00:02,000 --> 00:00:03,000\nDann näher.\n'
const EXPECTED = [
  [1, 2, null, 'Über Ärger.'],
  [2, 3, null, 'Dann näher.'],
]

describe('encodings and line ends', () => {
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return big ? bytes.swap16() : bytes
  }
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(SRT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${SRT}`)],
    ['UTF-16 little endian', utf16(`\ufeff${SRT}`, false)],
    ['UTF-16 big endian', utf16(`\ufeff${SRT}`, true)],
    ['UTF-16 without a mark', utf16(SRT, false)],
    ['Windows line ends', Buffer.from(SRT.replaceAll('\n', '\r\n'))],
    ['bare carriage returns', Buffer.from(SRT.replaceAll('\n', '\r'))],
    ['each line end twice', Buffer.from(SRT.replaceAll('\n', '\r\r\n'))],
    ['Windows-1252', Buffer.from(SRT, 'latin1')],
    ['no end of the last line', Buffer.from(SRT.trimEnd())],
    ['spaces on blank lines', Buffer.from(SRT.replaceAll('\n\n', '\n  \n'))],
  ])('%s', (_name, bytes) => {
    expect(short(importTranscript({ fileName: '', bytes }).transcript)).toEqual(EXPECTED)
  })

  it('a file that broke off within a character says where', () => {
    const bytes = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n我们今天讨论交易池规则')
    const { transcript } = importTranscript({ fileName: '', bytes: bytes.subarray(0, -1) })
    expect(short(transcript)).toEqual([[1, 2, null, '我们今天讨论交易池规']])
    expect(transcript.warnings).toEqual(['Line 3 of the file: some characters are damaged and are missing.'])
  })
})

describe('captions that are not quite captions', () => {
  it.each<[string, string, unknown[][]]>([
    ['a header glued to the first cue', 'WEBVTT\n00:01.000 --> 00:02.000\nHi.', [[1, 2, null, 'Hi.']]],
    ['hours left out, minutes past 59', '75:10.5 --> 75:11.0\nHi.', [[4510.5, 4511, null, 'Hi.']]],
    ['text beside the times', '1\n00:00:01,000 --> 00:00:02,000 Hi.\n', [[1, 2, null, 'Hi.']]],
    [
      'a cue whose words are a number',
      '1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,000 --> 00:00:03,000\n43',
      [
        [1, 2, null, '42'],
        [2, 3, null, '43'],
      ],
    ],
    [
      'no blank lines at all',
      '1\n00:00:01,000 --> 00:00:02,000\nA.\nB.\n2\n00:00:02,000 --> 00:00:03,000\nC.',
      [
        [1, 2, null, 'A. B.'],
        [2, 3, null, 'C.'],
      ],
    ],
    [
      'no numbers',
      '00:00:01,000 --> 00:00:02,000\nA.\n\n00:00:02,000 --> 00:00:03,000\n7',
      [
        [1, 2, null, 'A.'],
        [2, 3, null, '7'],
      ],
    ],
    [
      'a longer arrow and spaces in times',
      '1\n00 : 00 : 01 , 000 ---> 00:00:02,000\nA.',
      [[1, 2, null, 'A.']],
    ],
    [
      'words before the first time',
      'Made by me today\n\n00:01.000 --> 00:02.000\nA.',
      [
        [null, null, null, 'Made by me today'],
        [1, 2, null, 'A.'],
      ],
    ],
    ['an arrow that was said', '00:01.000 --> 00:02.000\nfrom a --> b', [[1, 2, null, 'from a --> b']]],
    ['sixty-one minutes', '00:00:01,000 --> 00:61:00,000\nA.', [[1, null, null, 'A.']]],
    [
      'a tag that is none',
      '00:01.000 --> 00:02.000\n2 < 3 > 1 <3 <b>A</b> &lt;b&gt; &#233;',
      [[1, 2, null, '2 < 3 > 1 <3 A <b> é']],
    ],
  ])('%s', (_name, text, lines) => {
    expect(
      short(read(text.includes('61:00') ? `${text}\n\n00:00:02,000 --> 00:00:03,000\nB.` : text)).slice(
        0,
        lines.length,
      ),
    ).toEqual(lines)
  })

  it('that roll are read once', () => {
    const words = ['one one', 'two two', 'three three', 'four four']
    const cues = words.map(
      (line, index) =>
        `00:0${index}.000 --> 00:0${index + 1}.000 align:start\n${words[index - 1] ?? ' '}\n${line.replace(' ', '<00:00.500><c> ')}</c>`,
    )
    const transcript = read(`WEBVTT\n\n${cues.join('\n\n')}`)
    expect(transcript.lines.map(({ text }) => text)).toEqual(words)
    expect(transcript.warnings).toEqual([
      'The captions roll: lines that are shown again in the next cue were read once.',
    ])
  })

  it('that say the same again and again keep all of it', () => {
    const cues = [1, 2, 3, 4].map((second) => `00:0${second}.000 --> 00:0${second + 1}.000\nYes.`)
    expect(read(`WEBVTT\n\n${cues.join('\n\n')}`).lines).toHaveLength(4)
  })

  it('without a header say so', () => {
    expect(read('00:01.000 --> 00:02.000\nA.').warnings).toEqual([
      'The file does not begin with WEBVTT, as such files must; it was read all the same.',
    ])
  })
})

describe('who speaks', () => {
  it('is kept where meetings name someone in each cue, and not filled in where they do not', () => {
    const cue = (second: number, text: string) => `00:0${second}.000 --> 00:0${second + 1}.000\n${text}`
    const text = ['Ana: Hi.', 'Ana: Well.', 'nobody says who', 'Rui (Lisbon): Yes.'].map((line, index) =>
      cue(index, line),
    )
    expect(read(`WEBVTT\n\n${text.join('\n\n')}`).lines.map(({ speaker }) => speaker)).toEqual([
      'Ana',
      'Ana',
      null,
      'Rui (Lisbon)',
    ])
  })

  it.each([
    'So here is the thing: it works.',
    'We begin at 10:30: sharp.',
    'Note: bring water.',
    'https://example.com: a site',
  ])('%s has no speaker', (sentence) => {
    const text = `${sentence}\n\nThen we went on for a while.\n\nAnd nothing else was said at all.`
    expect(read(text).lines.map(({ speaker }) => speaker)).toEqual([null, null, null])
    expect(read(text).lines[0]?.text).toBe(sentence)
  })
})

describe('long lines', () => {
  it('are split at sentences; the first piece keeps the start, the last one the end', () => {
    const text = 'This is a sentence of seven words. '.repeat(60)
    const { lines } = read(`1\n00:00:00,000 --> 01:00:00,000\n${text}`)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.every((line) => line.text.endsWith('.') && countWords(line.text) <= 150)).toBe(true)
    expect(lines.map(({ start }) => start)).toEqual([0, ...lines.slice(1).map(() => null)])
    expect(lines.at(-1)?.end).toBe(3600)
    expect(lines.map((line) => line.text).join(' ')).toBe(text.trim())
  })

  it.each([
    ['Chinese without a stop', '我们今天讨论交易池规则'.repeat(200)],
    ['Arabic', 'مرحبا بكم في هذا الدرس '.repeat(200).trim()],
    ['one endless word', 'x'.repeat(10_000)],
    ['pictures of the face', `a ${'😀'.repeat(6_000)}`],
  ])('of %s are split, and nothing of them is lost', (_name, text) => {
    const { lines } = read(text)
    expect(lines.length).toBeGreaterThan(2)
    expect(
      lines
        .map((line) => line.text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''))
  })
})

describe('files that cannot become a transcript', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['no bytes', '', 'file_empty'],
    ['white space', ' \r\n\t', 'file_empty'],
    ['a mark alone', '\ufeff', 'file_empty'],
    ['a PDF', '%PDF-1.7', 'transcript_unsupported'],
    ['an archive', 'PK\u0003\u0004', 'transcript_unsupported'],
    [
      'a sound',
      Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256),
      'transcript_unsupported',
    ],
    ['a web page', '<!DOCTYPE html><p>Hi', 'transcript_unsupported'],
    ['other captions', '[Script Info]\nTitle: x', 'transcript_unsupported'],
    ['a header alone', 'WEBVTT\n\n', 'transcript_no_speech'],
    ['times alone', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\n', 'transcript_no_speech'],
    [
      'music',
      '1\n00:00:01,000 --> 00:00:02,000\n[Music]\n\n2\n00:00:02,000 --> 00:00:03,000\n♪ ♪',
      'transcript_no_speech',
    ],
    ['headings alone', '# One\n\n## Two\n', 'transcript_no_speech'],
    ['dots', '...\n\n---\n', 'transcript_no_speech'],
    ['two million characters', 'word '.repeat(400_000), 'transcript_too_long'],
    [
      'too many lines',
      Array.from({ length: 20_001 }, (_, index) => `Sentence ${index}.`).join('\n'),
      'transcript_too_long',
    ],
  ])('%s', (_name, bytes, code) => {
    const error = refusal(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[A-Z].*\.$/s)
  })

  it('more than 20 MB, with the size in the sentence', () => {
    const error = refusal(new Uint8Array(20 * 1024 * 1024 + 1))
    expect([error.code, error.message.includes('20.1 MB')]).toEqual(['file_too_large', true])
  })
})
