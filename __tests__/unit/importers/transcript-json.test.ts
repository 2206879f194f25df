import { describe, expect, it } from 'vitest'
import { read, refusal, short } from './transcript-support'

const both = [
  [0.5, 2, 'Speaker 0', 'Hello.'],
  [2, 3.25, 'Speaker 1', 'Hi there.'],
]

describe('JSON of services', () => {
  it.each<[string, object]>([
    [
      'a plain list',
      [
        { start: 0.5, end: 2, text: 'Hello.', speaker: 0 },
        { start: 2, end: 3.25, text: 'Hi there.', speaker: 1 },
      ],
    ],
    [
      'Deepgram utterances',
      {
        results: {
          utterances: [
            { start: 0.5, end: 2, transcript: 'Hello.', speaker: 0, words: [] },
            { start: 2, end: 3.25, transcript: 'Hi there.', speaker: 1 },
          ],
        },
      },
    ],
    [
      'Deepgram paragraphs',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  transcript: 'Hello. Hi there.',
                  paragraphs: {
                    paragraphs: [
                      { sentences: [{ text: 'Hello.' }], speaker: 0, start: 0.5, end: 2 },
                      { sentences: [{ text: 'Hi' }, { text: 'there.' }], speaker: 1, start: 2, end: 3.25 },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
    ],
    [
      'the podcast namespace',
      {
        version: '1.0.0',
        segments: [
          { speaker: 'Speaker 0', startTime: 0.5, endTime: 2, body: 'Hello.' },
          { speaker: 'Speaker 1', startTime: 2, endTime: 3.25, body: 'Hi there.' },
        ],
      },
    ],
    [
      'times as text',
      [
        { from: '00:00:00,500', to: '00:00:02,000', text: 'Hello.', speaker: { name: 'Speaker 0' } },
        { from: '2s', to: '3.25s', text: 'Hi there.', speaker: '1' },
      ],
    ],
    [
      'a duration',
      [
        { start: 0.5, duration: 1.5, text: 'Hello.', speaker: 0 },
        { start: 2, dur: 1.25, text: 'Hi there.', speaker: 1 },
      ],
    ],
    [
      'words one by one',
      {
        words: [
          { word: ' Hello.', start: 0.5, end: 2, speaker: 0 },
          { word: ' Hi', start: 2, end: 2.5, speaker: 1 },
          { word: ' there', start: 2.5, end: 3, speaker: 1 },
          { word: '.', start: 3, end: 3.25, speaker: 1 },
        ],
      },
    ],
    [
      'milliseconds by name',
      {
        events: [
          { tStartMs: 500, dDurationMs: 1500, segs: [{ utf8: 'Hel' }, { utf8: 'lo.' }], speaker: 0 },
          { tStartMs: 2000, dDurationMs: 1250, segs: [{ utf8: 'Hi there.' }], speaker: 1 },
        ],
      },
    ],
    [
      'whisper.cpp',
      {
        result: { language: 'en' },
        transcription: [
          {
            timestamps: { from: 'x', to: 'y' },
            offsets: { from: 500, to: 2000 },
            text: ' Hello.',
            speaker: 0,
          },
          { offsets: { from: 2000, to: 3250 }, text: ' Hi there.', speaker: 1 },
        ],
      },
    ],
    [
      'chunks of transformers',
      {
        text: '',
        chunks: [
          { timestamp: [0.5, 2], text: ' Hello.', speaker: 0 },
          { timestamp: [2, 3.25], text: ' Hi there.', speaker: 1 },
        ],
      },
    ],
  ])('%s', (_name, json) => {
    expect(short(read(json))).toEqual(both)
  })

  it('whole milliseconds that nothing names are told by how slow the talk would be', () => {
    const transcript = read({
      utterances: [
        { start: 500, end: 2000, speaker: 'A', text: 'Hello.' },
        { start: 2000, end: 3250, speaker: 'B', text: 'Hi there.' },
      ],
    })
    expect(short(transcript)).toEqual([
      [0.5, 2, 'Speaker A', 'Hello.'],
      [2, 3.25, 'Speaker B', 'Hi there.'],
    ])
    expect(transcript.warnings[0]).toContain('milliseconds')
  })

  it('only a text is split into its paragraphs', () => {
    expect(short(read({ text: 'One.\n\nTwo.' }))).toEqual([
      [null, null, null, 'One.'],
      [null, null, null, 'Two.'],
    ])
  })

  it('one JSON a line', () => {
    expect(
      short(read('{"start":0,"end":1,"text":"One."}\n{"start":1,"end":2,"text":"Two."}\n{"start":')),
    ).toHaveLength(2)
  })

  it('that broke off gives all but its end, with the line', () => {
    const whole = JSON.stringify(
      {
        segments: [
          { start: 0, end: 1, text: 'One.' },
          { start: 1, end: 2, text: 'Two and' },
        ],
      },
      null,
      1,
    )
    const transcript = read(whole.slice(0, whole.indexOf(' and')))
    expect(short(transcript)[0]).toEqual([0, 1, null, 'One.'])
    expect(transcript.warnings[0]).toMatch(
      /^The JSON is broken at line \d+; what could be read of it was kept\.$/,
    )
  })

  it('of a chat with a model is read with a warning', () => {
    const transcript = read({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello' },
      ],
    })
    expect(transcript.warnings[0]).toContain('chat log')
  })

  it.each([
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['other data', '{"rows":[{"id":1},{"id":2}]}'],
    ['a deck', '{"slides":[{"id":"a"}]}'],
    ['numbers', '[[1,2],[3]]'],
  ])('%s holds no transcript', (_name, json) => {
    expect(refusal(json).code).toBe('transcript_not_found')
  })
})
