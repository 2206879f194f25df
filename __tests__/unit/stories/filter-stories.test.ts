import { expect, it } from 'vitest'
import type { DocumentSummary } from '@/lib/documents/schema'
import { filterStories } from '@/lib/stories/filter-stories'

const story = (
  title: string,
  titleTranslation: string,
  language: string,
  level: string,
  topic = '',
): DocumentSummary => ({
  id: crypto.randomUUID(),
  projectId: crypto.randomUUID(),
  type: 'story',
  title,
  revision: 1,
  source: null,
  jobId: null,
  createdAt: '',
  updatedAt: '',
  language,
  level,
  topic,
  titleTranslation,
})
const stories = [
  story('町のパン', 'Bread in the town', 'ja', 'N5', 'A small town'),
  story('Le café', 'The café', 'fr', 'B1', 'Waiting'),
  story('ガラスの猫', 'The glass cat', 'ja', 'N3'),
]
const found = (words = '', language: string | null = null, level: string | null = null) =>
  filterStories(stories, { words, language, level }).map(({ titleTranslation }) => titleTranslation)

it('stories are found by words of either title or of the topic, in any order, without accents and case', () => {
  expect(found()).toHaveLength(3)
  expect(found('TOWN bread')).toEqual(['Bread in the town'])
  expect(found('small')).toEqual(['Bread in the town'])
  expect(found('cafe')).toEqual(['The café'])
  expect(found('パン')).toEqual(['Bread in the town'])
  // The mark on ガ is a letter of its own, not an accent.
  expect(found('カラス')).toEqual([])
  expect(found('bread cat')).toEqual([])
})

it('stories are filtered by language and level, together with words', () => {
  expect(found('', 'ja')).toEqual(['Bread in the town', 'The glass cat'])
  expect(found('', 'ja', 'N3')).toEqual(['The glass cat'])
  expect(found('bread', 'ja', 'N3')).toEqual([])
})
