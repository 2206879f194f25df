import { type Story, StorySchema } from '@shared/documents/story.ts'
import type { PlanReply } from '@shared/kinds/story_generation/plan-rules.ts'
import type { QuestionsReply } from '@shared/kinds/story_generation/question-rules.ts'
import type { StoryInput } from '@shared/kinds/story_generation/schema.ts'
import type { SegmentReply } from '@shared/kinds/story_generation/write-rules.ts'

export const STORY_INPUT: StoryInput = {
  topic: 'A small town',
  language: 'ja',
  translationLanguage: 'en',
  level: 'N5',
  length: 'short',
  instructions: '',
}

/** Five segments that keep every rule of N5, in Japanese. */
export const SEGMENTS: SegmentReply[] = [
  segmentOf(
    '田中さんは小さい町に住んでいます。毎朝、駅でパンを食べます。',
    '田中=たなか 小さい=ちいさい 町=まち 住んで=すんで 毎朝=まいあさ 駅=えき 食べます=たべます',
    'Mr Tanaka lives in a small town. Every morning he eats bread at the station.',
    [
      ['町', 'まち', 'town'],
      ['住んで', 'すんで', 'living'],
      ['毎朝', 'まいあさ', 'every morning'],
      ['駅', 'えき', 'station'],
      ['食べます', 'たべます', 'eats'],
    ],
  ),
  segmentOf(
    'ある日、パンがありませんでした。「こまりましたね。」',
    'ある日=あるひ',
    'One day there was no bread. "That is a problem."',
    [['こまりました', '', 'was troubled']],
  ),
  segmentOf(
    '友だちの山本さんが来ました。大きいかばんを持っています。',
    '友だち=ともだち 山本=やまもと 来ました=きました 大きい=おおきい 持って=もって',
    'His friend Yamamoto came. She has a big bag.',
    [
      ['友だち', 'ともだち', 'friend'],
      ['持って', 'もって', 'holding'],
    ],
  ),
  segmentOf(
    'かばんの中にパンが三つありました。二人はいっしょに食べました。',
    '中=なか 三つ=みっつ 二人=ふたり 食べました=たべました',
    'There were three rolls in the bag. The two ate together.',
    [['食べました', 'たべました', 'ate']],
  ),
  segmentOf(
    'とてもおいしかったです。明日も会いましょう。',
    '明日=あした 会いましょう=あいましょう',
    'It was very good. Let us meet tomorrow, too.',
    [
      ['明日', 'あした', 'tomorrow'],
      ['会いましょう', 'あいましょう', 'let us meet'],
    ],
  ),
]

function segmentOf(
  text: string,
  readings: string,
  translation: string,
  words: [string, string, string][],
): SegmentReply {
  return {
    text,
    readings: readings.split(' ').map((pair) => {
      const [word = '', reading = ''] = pair.split('=')
      return { word, reading }
    }),
    translation,
    vocabulary: words.map(([word, reading, meaning]) => ({ word, reading, meaning })),
    imagePrompt: 'A man with a grey cap at a small station in the morning light.',
  }
}

export const PLAN: PlanReply = {
  title: '町のパン',
  titleTranslation: 'Bread in the town',
  characters: [
    { name: '田中', reading: 'たなか', look: 'A man of sixty with a grey cap.' },
    { name: '山本', reading: 'やまもと', look: 'A woman of thirty with a red bag.' },
  ],
  segments: SEGMENTS.map((_, index) => ({ happens: `Part ${index + 1} of what happens.` })),
}

export const QUESTIONS: QuestionsReply = {
  questions: [
    {
      question: 'Where does Mr Tanaka eat every morning?',
      choices: ['At home', 'At the station', 'At school'],
      answer: 1,
      explanation: 'He eats bread at the station.',
      segment: 1,
      quote: '駅でパンを食べます',
    },
    {
      question: 'What was missing one day?',
      choices: ['The bread', 'The bag', 'His friend'],
      answer: 0,
      explanation: 'There was no bread that day.',
      segment: 2,
      quote: 'パンがありませんでした',
    },
    {
      question: 'How many rolls were in the bag?',
      choices: ['One', 'Two', 'Three', 'Four'],
      answer: 2,
      explanation: 'Three rolls were in the bag.',
      segment: 4,
      quote: 'パンが三つありました',
    },
  ],
}

/** What a model that writes well replies, by the name of the schema and what stands in the material. */
export function storyReply(name: string, material: string): unknown {
  if (name === 'story_plan') return PLAN
  if (name === 'story_questions') return QUESTIONS
  const { before } = JSON.parse(material) as { before: string[] }
  return SEGMENTS[before.length]
}

/** The document that comes of these replies. */
export const japaneseStory: Story = StorySchema.parse({
  ...STORY_INPUT,
  titleTranslation: PLAN.titleTranslation,
  characters: PLAN.characters.map(({ name, look }) => ({ name, look })),
  segments: SEGMENTS.map((segment, index) => ({ id: `segment-${index + 1}`, ...segment, beyondLevel: [] })),
  questions: QUESTIONS.questions.map(({ segment, ...question }, index) => ({
    id: `question-${index + 1}`,
    ...question,
    segmentId: `segment-${segment}`,
  })),
  model: { name: 'test-model', offline: false },
})
