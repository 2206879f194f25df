import { describe, expect, it } from 'vitest'
import { stepStates } from '@/components/funnel/steps'
import { groupEvents } from '@/components/jobs/group-events'

describe('the funnel steps', () => {
  it('begin with lecture notes and the customer journey', () => {
    expect(stepStates([], [])).toMatchObject({
      'lecture-notes': 'next',
      'customer-journey': 'open',
      deck: 'open',
      'talk-track': 'open',
      publish: 'unbuilt',
    })
    expect(stepStates([], ['lecture_notes'])).toMatchObject({ 'lecture-notes': 'live' })
    expect(stepStates(['lecture_notes'], [])).toMatchObject({ 'customer-journey': 'next' })
    expect(stepStates([], ['journey_from_transcript'])).toMatchObject({ 'customer-journey': 'live' })
  })

  it('go on with the talk track, show it while it is written, and check it off', () => {
    expect(stepStates(['deck'], [])).toMatchObject({ deck: 'done', 'talk-track': 'next' })
    expect(stepStates(['journey', 'deck'], [])).toMatchObject({ deck: 'done', 'talk-track': 'next' })
    expect(stepStates(['deck', 'talk_track'], [])).toMatchObject({ training: 'next' })
    // What was passed over comes last.
    expect(stepStates(['deck', 'talk_track', 'sop'], [])).toMatchObject({ 'lecture-notes': 'next' })
    expect(stepStates(['deck'], ['talk_track'])).toMatchObject({ deck: 'done', 'talk-track': 'live' })
    expect(stepStates(['deck', 'talk_track'], [])).toMatchObject({ deck: 'done', 'talk-track': 'done' })
  })

  it('show the deck as live while its outline or its slides are written', () => {
    expect(stepStates([], ['deck_outline'])).toMatchObject({ deck: 'live' })
    expect(stepStates(['outline'], ['deck_structure'])).toMatchObject({ deck: 'live' })
    expect(stepStates(['lecture_notes', 'journey', 'story', 'outline'], [])).toMatchObject({ deck: 'next' })
  })
})

it('the story is checked off by its document, and live while it is written', () => {
  expect(stepStates(['lecture_notes', 'journey'], [])).toMatchObject({ story: 'next' })
  expect(stepStates(['journey'], ['story_generation'])).toMatchObject({ story: 'live' })
  expect(stepStates(['story'], [])).toMatchObject({ story: 'done', deck: 'next' })
})

it('the training is checked off by its document, and live while it is written', () => {
  expect(stepStates(['deck', 'talk_track'], ['sop_generation'])).toMatchObject({ training: 'live' })
  expect(stepStates(['sop'], [])).toMatchObject({ training: 'done' })
})

describe('a time line', () => {
  const event = (id: number, type: string) => ({ id, taskId: null, type, data: null, createdAt: `t${id}` })

  it('puts finished parts that follow one another on one line, with the time of the last', () => {
    const types = [
      'job_started',
      'attempt_completed',
      'attempt_completed',
      'attempt_failed',
      'attempt_completed',
    ]
    const groups = groupEvents(types.map((type, index) => event(index, type)))
    expect(groups.map(({ event: { type, createdAt }, count }) => [type, count, createdAt])).toEqual([
      ['job_started', 1, 't0'],
      ['attempt_completed', 2, 't2'],
      ['attempt_failed', 1, 't3'],
      ['attempt_completed', 1, 't4'],
    ])
  })
})
