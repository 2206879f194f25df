import type { StoryPicture } from '@shared/documents/picture.ts'
import { expect, it } from 'vitest'
import { drawingJobs, picturePlaces, styleOf } from '@/lib/stories/picture-places'

const STORY = '6a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
const [OLD, LIVE] = ['7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', '8a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11']

const picture = (segmentId: string, given: Partial<StoryPicture> = {}): StoryPicture => ({
  id: crypto.randomUUID(),
  segmentId,
  style: 'ink',
  alt: 'A cat.',
  type: 'image/png',
  width: 96,
  height: 64,
  bytes: 9,
  jobId: OLD ?? '',
  ...given,
})
const refused = (segmentId: string, jobId = OLD ?? '') => ({
  segmentId,
  jobId,
  code: 'picture_refused',
  message: 'No.',
})
const job = (input: object) => ({
  id: LIVE ?? '',
  input: { documentId: STORY, style: 'ink', again: false, ...input },
})

function coming(input: object, known: Parameters<typeof picturePlaces>[1]) {
  const places = picturePlaces(['s1', 's2', 's3'], known, [job(input)])
  return [...places].flatMap(([id, place]) => (place.isComing ? [id] : []))
}

it.each([
  ['what is not there', {}, { pictures: [picture('s1')], refused: [] }, ['s2', 's3']],
  [
    'all in another style',
    { style: 'comic' },
    { pictures: [picture('s1')], refused: [] },
    ['s1', 's2', 's3'],
  ],
  ['one alone', { segmentIds: ['s2'] }, { pictures: [], refused: [] }, ['s2']],
  ['one again', { segmentIds: ['s1'], again: true }, { pictures: [picture('s1')], refused: [] }, ['s1']],
  [
    'no more what this job has drawn or was refused',
    { again: true },
    { pictures: [picture('s1', { jobId: LIVE ?? '' })], refused: [refused('s2', LIVE)] },
    ['s3'],
  ],
  ['what an earlier job was refused', {}, { pictures: [], refused: [refused('s1')] }, ['s1', 's2', 's3']],
  ['nothing by an input that is none', { style: 'oil' }, { pictures: [], refused: [] }, []],
] as const)('%s is on its way', (_what, input, known, ids) => {
  expect(coming(input, { pictures: [...known.pictures], refused: [...known.refused] })).toEqual(ids)
})

it('a refusal is not told while it is asked for again, and is where a picture of before stands', () => {
  const known = { pictures: [picture('s1')], refused: [refused('s1')] }
  expect(picturePlaces(['s1'], known, []).get('s1')).toMatchObject({ refused: { code: 'picture_refused' } })
  const again = picturePlaces(['s1'], known, [job({ again: true })]).get('s1')
  expect(again).toMatchObject({ refused: null, isComing: true, picture: { segmentId: 's1' } })
})

it('a story has the style of its newest picture; one that is none any more, or no picture, the first there is', () => {
  expect(styleOf([picture('s1'), picture('s2', { style: 'comic' })])).toBe('comic')
  expect(styleOf([picture('s1', { style: 'oil' })])).toBe('watercolour')
  expect(styleOf([])).toBe('watercolour')
})

it('the jobs of a story are those of this kind and this story', () => {
  const all = [
    { kind: 'image_generation', input: { documentId: STORY } },
    { kind: 'image_generation', input: { documentId: OLD } },
    { kind: 'tts_generation', input: { documentId: STORY } },
  ]
  expect(drawingJobs(all as never, STORY)).toEqual([all[0]])
})
