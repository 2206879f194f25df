import { describe, expect, it } from 'vitest'
import { fixture, short } from './transcript-support'

describe('WebVTT', () => {
  const { title, transcript } = fixture('interview.vtt')

  it('says title and language in its header', () => {
    expect([title, transcript.language, transcript.format]).toEqual(['Talking to a gardener', 'en-GB', 'vtt'])
  })

  it('keeps who speaks by voice tag or prefix, and the words without tags, settings, notes and styles', () => {
    expect(short(transcript)).toEqual([
      [1, 4.5, 'Mina Okafor', 'Welcome to the garden & the shed.'],
      [4.5, 6, 'Mina Okafor', 'Shall we begin?'],
      [6.5, 9.25, "Tom O'Neil", 'Yes.'],
      [6.5, 9.25, 'Mina Okafor', 'Good: then x < y holds.'],
      [60, 62, "Tom O'Neil", 'no tag here.'],
      [59, 65, "Tom O'Neil", 'In parts'],
    ])
  })

  it('says what was filled in, and which line begins too early', () => {
    expect(transcript.warnings).toEqual([
      'Speakers are named where they begin: cues without a name were given to the one named before.',
      'Line 25: begins earlier than what stands before; the order of the file is kept.',
    ])
  })
})

describe('SubRip', () => {
  it('is read with every kind of break, naming the lines', () => {
    const { transcript } = fixture('broken.srt')
    expect(short(transcript)).toEqual([
      [1, 3, null, 'First.'],
      [3, null, null, 'A broken end.'],
      [null, null, null, 'Its time line is lost.'],
      [9, null, null, 'Ends too early.'],
      [20, 22, null, 'Before a blank line.'],
      [null, null, null, 'After a blank line.'],
      [21, 4200, null, 'An hour in one cue.'],
      [10, 11, null, 'Too early, and glued to the one before.'],
    ])
    expect(transcript.warnings).toEqual([
      'Line 6: the time cannot be read; it was left out.',
      'Lines 9 and 23: words without a time line; they are kept without a time.',
      'Line 17: a time without words; it was left out.',
      'Line 13: the end lies before the start; only the start is kept.',
      'Line 26: lasts longer than ten minutes; when each of its words is said is not known.',
      'Line 26: begins before the cue before it has ended.',
      'Line 29: begins earlier than what stands before; the order of the file is kept.',
    ])
  })

  it('joins Chinese lines without a space and knows its colon', () => {
    expect(short(fixture('mandarin.srt').transcript).map(([, , speaker, text]) => [speaker, text])).toEqual([
      [null, '我们今天讨论交易池规则。'],
      ['小明', '你好！'],
      ['老师', '你好，小明！'],
      ['小明', '请坐。'],
    ])
  })
})

describe('plain text', () => {
  it('has names and times on lines of their own, in front and behind', () => {
    expect(short(fixture('speakers.txt').transcript)).toEqual([
      [3, null, 'Ana Lima', 'Good morning, everybody. This is the first line of what I say.'],
      [12, null, 'Prof. Jun Sato (Kyoto)', 'Thank you. And one thing more: we are late.'],
      [null, null, 'Prof. Jun Sato (Kyoto)', 'It is still me in a second paragraph.'],
      [30, null, 'Ana Lima', 'With a time in front.'],
      [41, null, 'Ana Lima', 'With another.'],
      [62, null, 'Ana Lima', 'With a time behind.'],
    ])
  })

  it('has ranges, as Whisper writes them', () => {
    expect(short(fixture('whisper.txt').transcript)).toEqual([
      [0, 4.12, null, 'Hello and welcome.'],
      [4.12, 3723.5, null, 'This was long.'],
    ])
  })

  it('has bare times above the words, as YouTube shows them', () => {
    expect(short(fixture('youtube.txt').transcript)).toEqual([
      [0, null, null, 'hello and welcome to the show'],
      [4, null, null, 'today we plant beans'],
      [3607, null, null, 'that was all'],
    ])
  })

  it('that is a chat log is read with a warning, and its clock is no time of a recording', () => {
    const { transcript } = fixture('whatsapp.txt')
    expect(transcript.warnings[0]).toContain('looks like a chat log')
    expect(short(transcript)).toEqual([
      [null, null, 'Ana', 'Are you there?'],
      [null, null, 'Rui', 'Yes and a second line'],
      [null, null, 'Ana', 'https://example.com/a:b'],
    ])
  })
})

describe('Markdown', () => {
  it('has bold names; headings are left out and end what one person says', () => {
    const { title, transcript } = fixture('podcast.md')
    expect([title, transcript.language]).toEqual(['Beans: the episode', 'pt-BR'])
    expect(short(transcript)).toEqual([
      [null, null, 'Rui', 'Olá, feijão!'],
      [null, null, 'Rui', 'E mais um parágrafo.'],
      [750, null, 'Ana Sá', 'Bom dia.'],
      [null, null, null, 'Music plays in the room.'],
      [null, null, 'Rui', 'De novo, em duas linhas.'],
    ])
    expect(transcript.warnings).toEqual([
      'Lines 6 and 14: headings are not speech; they were left out.',
      'Line 10: no name; given to the speaker named before.',
    ])
  })
})

describe('JSON', () => {
  it('has segments, as OpenAI writes them; the language is named in English', () => {
    const { transcript } = fixture('segments.json')
    expect(transcript.language).toBe('pt')
    expect(short(transcript)).toEqual([
      [0, 2.123, null, 'Olá.'],
      [2.2, 5, 'SPEAKER_01', 'Tudo bem?'],
    ])
    expect(transcript.warnings).toEqual(['Entry 3: not a piece of a transcript; it was left out.'])
  })
})
