import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeEpub } from '../../../lib/exporters/epub/index.ts'
import { japaneseStory } from '../../support/stories.ts'

const book = {
  id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11',
  title: '町のパン',
  changedAt: '2026-11-27T20:00:00.123+00:00',
}

/** What EPUBCheck has to say against it. */
async function faults(bytes: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages.filter(({ severity }) => severity !== 'info').map(({ id, message }) => `${id}: ${message}`)
}

describe('a story as EPUB', () => {
  it('is a valid book', async () => {
    expect(await faults(writeEpub({ ...book, story: japaneseStory }))).toEqual([])
  })

  it('has readings as ruby, translations, words, questions, and the answers on a page of their own', () => {
    const files = unzipSync(writeEpub({ ...book, story: japaneseStory }))
    expect(Object.keys(files)[0]).toBe('mimetype')
    const page = (name: string) => strFromU8(files[`EPUB/${name}`] ?? new Uint8Array())
    expect(page('story.xhtml')).toContain('<ruby>駅<rp>(</rp><rt>えき</rt><rp>)</rp></ruby>')
    expect(page('story.xhtml')).toContain('Mr Tanaka lives in a small town.')
    expect(page('words.xhtml')).toContain('<dd>eats</dd>')
    expect(page('questions.xhtml')).not.toContain('<strong>B</strong>')
    expect(page('answers.xhtml')).toContain('<strong>B</strong>')
  })

  it('is one whatever is in it: markup, control characters, half a pair, ids of any sort', async () => {
    const hostile = '</p><script>alert(1)</script> & "x" \u0000\u0007\ud800 ]]>'
    const [segment] = japaneseStory.segments
    const [question] = japaneseStory.questions
    if (!segment || !question) throw new Error('The fixture is empty')
    const id = 'a b/ü"<'
    const story = {
      ...japaneseStory,
      titleTranslation: hostile,
      segments: [{ ...segment, id, text: hostile, readings: [], translation: hostile, vocabulary: [] }],
      questions: [{ ...question, question: hostile, explanation: hostile, quote: hostile, segmentId: id }],
    }
    expect(await faults(writeEpub({ ...book, title: hostile, story }))).toEqual([])
  })

  it('has no empty pages', async () => {
    const segments = japaneseStory.segments.map((segment) => ({ ...segment, vocabulary: [] }))
    const bytes = writeEpub({ ...book, story: { ...japaneseStory, segments, questions: [] } })
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('.xhtml'))).toEqual([
      'EPUB/nav.xhtml',
      'EPUB/story.xhtml',
    ])
    expect(await faults(bytes)).toEqual([])
  })
})
