import { expect, it } from 'vitest'
import { liveStory } from '@/components/story/live-story-parts'
import type { JobPart } from '@/lib/jobs/schema'
import { japaneseStory, PLAN } from '../../support/stories.ts'

const model = { name: 'test-model', offline: false }
const { segments, ...planned } = PLAN
const plan = { ...planned, happens: segments.map(({ happens }) => happens), model }
const part = (stage: string, position: number, output: unknown): JobPart => ({
  taskId: crypto.randomUUID(),
  stage,
  position,
  output,
})

it('a story that is being written has its written segments in their places', () => {
  expect(liveStory([])).toEqual({ plan: null, segments: [], written: 0 })
  const [, second, third] = japaneseStory.segments
  const parts = [
    part('plan', 0, plan),
    part('write', 2, { segment: third, model }),
    part('write', 1, { segment: second, model }),
    // What a newer worker wrote is not shown wrongly.
    part('write', 0, { words: [] }),
  ]
  expect(liveStory(parts)).toEqual({ plan, segments: [null, second, third, null, null], written: 2 })
})
