import { passagesOf } from '@shared/documents/passages.ts'
import { expect, it } from 'vitest'
import { printStory } from '../../../lib/exporters/print/story.ts'
import { storyToMarkdown } from '../../../lib/exporters/story-markdown.ts'
import { japaneseStory } from '../../support/stories.ts'

it('a story is Markdown with readings, translation, words, questions, and the answers last', () => {
  const markdown = storyToMarkdown('町のパン', japaneseStory)
  expect(markdown).toMatch(/^# 町のパン\n\n\*Bread in the town\*\n\nJapanese, N5 · translated to English\n\n/)
  expect(markdown).toContain('毎朝（まいあさ）、駅（えき）でパンを食（た）べます。\n\n> Mr Tanaka lives')
  expect(markdown).toContain('- 食べます（たべます）: eats')
  expect(markdown).toContain('3. How many rolls were in the bag?\n   - A) One')
  expect(markdown.indexOf('## Answers')).toBeGreaterThan(markdown.indexOf('## Questions'))
  expect(markdown).toContain('3. C: Three rolls were in the bag.')
})

it('what a model wrote is text and no Markdown of its own', () => {
  const [segment] = japaneseStory.segments
  if (!segment) throw new Error('The fixture has no segment')
  const hostile = { ...segment, text: '# <script>', readings: [], translation: '> [x](y)' }
  const markdown = storyToMarkdown('t', { ...japaneseStory, segments: [hostile] })
  expect(markdown).toContain('\\# \\<script>')
  expect(markdown).toContain('> \\> \\[x](y)')
})

it('a story is printed with its readings beside their words', () => {
  const { title, blocks } = printStory('町のパン', japaneseStory)
  expect(title).toBe('町のパン')
  const [, , first] = blocks
  if (first?.kind !== 'paragraph') throw new Error('The text is not where it was')
  expect(first.runs.slice(0, 3)).toEqual([
    { text: '田中' },
    { text: '（たなか）', faint: true },
    { text: 'さんは' },
  ])
  expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(5)
})

it('a story is cited by its segments', () => {
  const passages = passagesOf({ type: 'story', content: japaneseStory })
  expect(passages?.unit).toBe('segment')
  expect(passages?.texts[1]).toEqual({ number: 2, text: japaneseStory.segments[1]?.text })
  expect(passagesOf({ type: 'story', content: {} })).toBeNull()
})
