import { StoryFileSchema, StorySchema } from '@shared/documents/story.ts'
import { describe, expect, it } from 'vitest'
import { japaneseStory } from '../../support/stories.ts'

const [segment] = japaneseStory.segments
const [question] = japaneseStory.questions
if (!segment || !question) throw new Error('The fixture is empty')

describe('a story as a file', () => {
  it('is what was exported, with its title', () => {
    const file = { title: '町のパン', ...japaneseStory }
    expect(StoryFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file)
  })

  it.each<[string, object]>([
    [
      'segments.1.readings',
      { segments: [segment, { ...segment, id: 'b', readings: segment.readings.slice(1) }] },
    ],
    ['segments', { segments: [segment, segment], questions: [] }],
    ['questions', { questions: [question, question] }],
    ['questions.0.segmentId', { questions: [{ ...question, segmentId: 'nowhere' }] }],
    ['questions.0.answer', { questions: [{ ...question, answer: 5 }] }],
    ['level', { level: 'N9' }],
    ['segments', { segments: [] }],
  ])('that is wrong is refused by the place: %s', (place, change) => {
    const parsed = StorySchema.safeParse({ ...japaneseStory, ...change })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(place)
  })
})
