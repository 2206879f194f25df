import { describe, expect, it } from 'vitest'
import { averageOfBest, scoreWords } from '@/components/training/learn/scores'
import { answerable, answeredCheckpoints, resultsInOrder } from '@/lib/trainings/progress'
import type { CheckpointResult } from '@/lib/trainings/schema'
import { answerFixture, evaluation } from './evaluation-fixture.ts'

const checkpoint = (id: string, question = `Question ${id}?`, answer = `Answer ${id}.`) => ({
  id,
  question,
  answer,
  lines: [],
  start: null,
})
const sop = {
  checkpoints: [checkpoint('q1'), checkpoint('q2'), checkpoint('q3', 'Who?', ' '), checkpoint('q4', '')],
}

describe('the questions of a training', () => {
  it('are those that have a model answer to hold one against', () => {
    expect(answerable(sop).map(({ id }) => id)).toEqual(['q1', 'q2'])
  })

  it('have their answers, newest first, with the best score and that of the last evaluated one', () => {
    const scored = (number: number, score: number) =>
      answerFixture(number, { evaluation: { ...evaluation, score } })
    const answers = [
      answerFixture(4, { evaluation: null }),
      scored(3, 40),
      scored(2, 90),
      answerFixture(1, { checkpointId: 'gone' }),
    ]
    const [first, second] = answeredCheckpoints(sop, answers)
    expect(first).toMatchObject({ best: 90, last: 40 })
    expect(first?.answers).toEqual(answers.slice(0, 3))
    expect(second).toMatchObject({ answers: [], best: null, last: null })
  })
})

it('scores are in words, and averaged over what was evaluated', () => {
  expect(averageOfBest([{ best: 90 }, { best: null }, { best: 45 }])).toBe(68)
  expect(averageOfBest([{ best: null }])).toBeNull()
  expect([scoreWords(0), scoreWords(null)]).toEqual(['0 of 100', 'not yet'])
})

it('results stand in the order of the questions, and those to questions that are gone come last', () => {
  const result = (checkpointId: string) => ({ checkpointId }) as CheckpointResult
  const { asked, gone } = resultsInOrder(sop, [result('old'), result('q2')])
  expect(asked.map((each) => each.result?.checkpointId ?? null)).toEqual([null, 'q2'])
  expect(gone).toEqual([result('old')])
})
