import { explain } from '@shared/engine/error-catalogue.ts'
import { describe, expect, it } from 'vitest'
import { readArguments } from '@/lib/cli/arguments'
import { CliError } from '@/lib/cli/cli-error'
import { cliKinds } from '@/lib/cli/kinds'
import { failureText } from '@/lib/cli/run-job'
import { japaneseStory } from '../../support/stories.ts'
import { talkOf } from '../kinds/tts-context.ts'

describe('the command line of bin/generate', () => {
  it('is a kind and a file, with options anywhere', () => {
    expect(
      readArguments(['--json', 'talk_track', 'deck.md', '--out', 'a.json', '--tone', 'academic']),
    ).toEqual({
      kind: 'talk_track',
      file: 'deck.md',
      out: 'a.json',
      format: 'json',
      data: null,
      options: { tone: 'academic' },
    })
  })

  it('may only ask for help', () => {
    expect(readArguments(['--help'])).toBeNull()
    expect(readArguments(['-h', 'anything'])).toBeNull()
  })

  it.each([
    [[], 'KIND and a FILE'],
    [['talk_track'], 'KIND and a FILE'],
    [['talk_track', 'a', 'b'], 'KIND and a FILE'],
    [['poem', 'a.md'], 'no kind "poem" here. The kinds are: talk_track'],
    [['constructor', 'a.md'], 'no kind "constructor"'],
    [['talk_track', 'a.md', '--nothing'], "Unknown option '--nothing'"],
    [['talk_track', 'a.md', '--out'], '--out'],
    [['talk_track', 'a.md', '--format', 'odt'], '--format is one of markdown, json, docx, pdf.'],
    [['talk_track', 'a.md', '--format', 'pdf'], '--format pdf needs --out'],
    [['talk_track', 'a.md', '--json', '--format', 'pdf', '--out', 'a.pdf'], 'two different things'],
  ])('%j is refused with a sentence and exit code 2', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ exitCode: 2 }))
    expect(() => readArguments(args)).toThrow(sentence)
  })
})

describe('tts_generation', () => {
  const id = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
  const read = (file: unknown) =>
    cliKinds.tts_generation?.read({
      fileName: 'a.json',
      bytes: new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file)),
    })

  it('is by a voice at a speed; whose options are wrong is told which', () => {
    const input = cliKinds.tts_generation?.input
    expect(input?.(id, { voice: 'cedar', speed: '1.25' })).toEqual({
      documentId: id,
      voice: 'cedar',
      speed: 1.25,
    })
    expect(input?.(id, {})).toMatchObject({ voice: expect.any(String), speed: 1 })
    expect(() => input?.(id, { speed: 'fast' })).toThrow('--speed')
    expect(() => input?.(id, { voice: 'two words' })).toThrow('--voice')
  })

  it('reads what bin/generate writes as JSON, and an exported story', async () => {
    const content = talkOf(['Hello there.'])
    expect(await read({ kind: 'talk_track', title: 'A talk', content })).toMatchObject({
      type: 'talk_track',
      title: 'A talk',
      content,
    })
    expect(await read({ title: '町のパン', ...japaneseStory })).toMatchObject({
      type: 'story',
      title: '町のパン',
      content: { language: 'ja' },
    })
  })

  it.each([
    ['# Only Markdown'],
    [{ title: 'A deck', content: { slides: [] } }],
    ['null'],
    [''],
  ])('%j is nothing that can be read aloud', async (file) => {
    await expect(read(file)).rejects.toThrow('a.json is nothing that can be read aloud')
  })
})

describe('the options of talk_track', () => {
  const id = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'

  it('become the input of the job', () => {
    expect(cliKinds.talk_track?.input(id, { wpm: '120', audience: 'Nurses' })).toEqual({
      deckId: id,
      tone: 'conversational',
      audience: 'Nurses',
      wordsPerMinute: 120,
    })
  })

  it.each([
    [{ wpm: '5' }, '--wpm'],
    [{ wpm: 'fast' }, '--wpm'],
    [{ tone: 'rude' }, '--tone'],
    [{ audience: 'x'.repeat(400) }, '--audience'],
  ])('%j is refused by its name', (options: Record<string, string>, name) => {
    expect(() => cliKinds.talk_track?.input(id, options)).toThrow(CliError)
    expect(() => cliKinds.talk_track?.input(id, options)).toThrow(name)
  })
})

describe('the option of journey_from_transcript', () => {
  const id = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'

  it('becomes the input of the job', () => {
    const kind = cliKinds.journey_from_transcript
    expect(kind?.input(id, {})).toEqual({ transcriptIds: [id], prompt: '' })
    expect(kind?.input(id, { prompt: 'Why do they leave?' })).toMatchObject({ prompt: 'Why do they leave?' })
    expect(() => kind?.input(id, { prompt: 'x'.repeat(2_000) })).toThrow('--prompt')
  })
})

describe('the options of deck_structure', () => {
  const id = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
  const input = (options: Record<string, string>) => cliKinds.deck_structure?.input(id, options)

  it('become the brief of its outline, whose document the deck is made from', () => {
    expect(input({ topic: 'パン作り', slides: '120', goal: 'They bake' })).toEqual({
      topic: 'パン作り',
      audience: 'A general audience',
      goal: 'They bake',
      slides: 120,
      tone: 'conversational',
      sources: [id],
    })
    expect(cliKinds.deck_structure?.first?.kind).toBe('deck_outline')
    expect(cliKinds.deck_structure?.first?.next(id)).toEqual({ outlineId: id })
  })

  it.each([
    [{}, '--topic "what the deck is about"'],
    [{ topic: 'ab' }, '--topic is not right'],
    [{ topic: 'Bread', slides: '4' }, '--slides is not right: It is a number from 5 to 120.'],
    [{ topic: 'Bread', slides: '121' }, '--slides is not right'],
    [{ topic: 'Bread', slides: 'many' }, '--slides is not right'],
    [{ topic: 'Bread', tone: 'rude' }, '--tone is not right'],
  ])('%j is refused by its name', (options: Record<string, string>, name) => {
    expect(() => input(options)).toThrow(expect.objectContaining({ exitCode: 2 }))
    expect(() => input(options)).toThrow(name)
  })
})

it('what happened is said in words first, and what to do about it once', () => {
  const message = 'The offline model cannot hear; set OPENAI_API_KEY.'
  expect(failureText({ code: 'model_offline_cannot', message })).toBe(
    `${explain('model_offline_cannot').title} (model_offline_cannot). ${message}`,
  )
  expect(failureText({ code: 'document_not_found', message: 'It is gone.' })).toMatch(
    /^\w.+ \(document_not_found\)\. It is gone\. Choose /,
  )
})

it.each([
  'lecture_notes',
  'sop_generation',
])('%s is made of a transcript, or of a recording whose language may be named', (kind) => {
  const id = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
  const input = (options: Record<string, string>, isMedia?: boolean) =>
    cliKinds[kind]?.input(id, options, isMedia)
  expect(input({})).toEqual({ transcriptId: id })
  expect(input({}, true)).toEqual({ mediaId: id })
  expect(input({ language: 'JA' }, true)).toEqual({ mediaId: id, language: 'ja' })
  expect(cliKinds.transcription?.input(id, { language: 'de' })).toEqual({ mediaId: id, language: 'de' })
  expect(input({ again: 'yes' }, true)).toEqual({ mediaId: id, again: true })
  // A wrong code is said before the file is read; a transcript has nothing to be heard.
  expect(() => input({ language: 'german' })).toThrow('--language is not right')
  expect(() => input({ language: 'de' }, false)).toThrow('--language is for sound and video')
  expect(() => input({ again: 'yes' }, false)).toThrow('--again is for sound and video')
})

describe('a story', () => {
  const input = (brief: string, options: Record<string, string> = {}) =>
    cliKinds.story_generation?.input(brief, options)

  it('is about the first line of its file; what stands below are wishes', () => {
    expect(input('A small town\n\nWith a dog.\nA happy end.')).toEqual({
      topic: 'A small town',
      instructions: 'With a dog.\nA happy end.',
      language: 'ja',
      translationLanguage: 'en',
      level: 'Beginner',
      length: 'short',
    })
    expect(input('A town', { language: 'de', translation: 'fr', level: 'B1', length: 'long' })).toMatchObject(
      {
        language: 'de',
        translationLanguage: 'fr',
        level: 'B1',
        length: 'long',
      },
    )
  })

  it.each([
    ['A town', { level: 'B1' }, '--level is not right'],
    ['A town', { language: 'xx' }, '--language is not right'],
    ['A town', { translation: 'ja' }, '--translation is not right'],
    ['A town', { length: 'endless' }, '--length is not right'],
    ['A', {}, 'The topic is not right'],
    [`A town\n${'a'.repeat(1_001)}`, {}, 'What is below the first line is not right'],
  ])('%j with %j is refused by its name', (brief, options: Record<string, string>, name) => {
    expect(() => input(brief, options)).toThrow(name)
    expect(() => input(brief, options)).toThrow(expect.objectContaining({ exitCode: 2 }))
  })
})
