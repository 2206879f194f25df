import { SopSchema } from '@shared/documents/sop.ts'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LearnerView } from '@/components/training/learn/learner-view'
import type { SopDocument } from '@/lib/documents/schema'
import type { Answer } from '@/lib/trainings/schema'
import { sop } from '../unit/exporters/sop-fixture'
import { completed, DOCUMENT_ID, failed, JOB_ID, jobFixture, PROJECT_ID } from '../unit/jobs/job-fixture'
import { answerFixture } from '../unit/pages/evaluation-fixture'
import { api, openTab, pass, setUpTab } from './support/tab'

setUpTab()

const training: SopDocument = {
  id: DOCUMENT_ID,
  projectId: PROJECT_ID,
  type: 'sop',
  title: 'A training',
  content: SopSchema.parse({
    ...sop,
    checkpoints: [
      ...sop.checkpoints,
      { id: 'q2', question: 'Who signs?', answer: 'The lead.', lines: [], start: null },
    ],
  }),
  revision: 1,
  source: {},
  jobId: null,
  createdAt: '2026-01-01T08:00:00Z',
  updatedAt: '2026-01-01T08:00:00Z',
}

const TEXT = 'I would say some hot water'
const job = jobFixture({
  kind: 'checkpoint_evaluation',
  stage: 'evaluate',
  input: { trainingId: DOCUMENT_ID, checkpointId: 'q1', answer: TEXT },
  tasksDone: 0,
  tasksTotal: 1,
  progress: 0,
  message: 'Reading the answer',
})
const pending = answerFixture(2, { answer: TEXT, evaluation: null })

/** The page, on a server that keeps these answers; the first of them is the newest. */
async function opened(answers: Answer[]) {
  const kept = [...answers]
  api.onRead = (path) => (path === `/documents/${DOCUMENT_ID}/answers` ? { answers: kept } : null)
  api.onStart = () => {
    kept.unshift(pending)
    return job
  }
  openTab(<LearnerView training={training} />)
  await pass(1_000)
  return kept
}

const first = () => within(screen.getByRole('region', { name: 'What is hot?' }))
const field = () => first().getByRole<HTMLTextAreaElement>('textbox', { name: 'Your answer to question 1' })
const send = () => fireEvent.click(first().getByRole('button', { name: 'Check my answer' }))

it('an answer is sent, followed while it is read, and shown with what was said about it', async () => {
  const kept = await opened([])
  expect(screen.getByText('0 of 2 answered')).toBeTruthy()
  fireEvent.change(field(), { target: { value: TEXT } })
  send()
  await pass(1_000)
  expect(screen.getByText('1 of 2 answered')).toBeTruthy()
  expect(first().getByText(TEXT)).toBeTruthy()
  expect(first().getByText('Reading the answer')).toBeTruthy()
  expect(first().queryByText(/of 100/)).toBeNull()

  kept[0] = answerFixture(2, { answer: TEXT })
  api.set(jobFixture({ ...job, ...completed, result: { score: 60 }, tasksDone: 1, version: 4 }))
  await pass(5_000)
  expect(first().getByText('60 of 100')).toBeTruthy()
  expect(first().getByText('You wrote: “some hot water”')).toBeTruthy()
  expect(within(first().getByRole('list', { name: 'Missing' })).getByText('And the lid.')).toBeTruthy()
  expect(screen.getByText('Best scores on average: 60 of 100')).toBeTruthy()
})

it('what is no answer is not sent, and what could not be sent is still there', async () => {
  await opened([])
  api.takeRequests()
  fireEvent.change(field(), { target: { value: ' \n ' } })
  send()
  expect(first().getByText('Write an answer first.')).toBeTruthy()
  fireEvent.change(field(), { target: { value: 'a'.repeat(4001) } })
  send()
  expect(first().getByText('An answer has at most 4,000 characters.')).toBeTruthy()
  await pass(1_000)
  expect(api.takeRequests().filter((request) => request.startsWith('POST'))).toEqual([])

  fireEvent.change(field(), { target: { value: TEXT } })
  api.onStart = null
  send()
  await pass(1_000)
  expect(first().getByRole('alert').textContent).toContain('What you wrote is still here.')
  expect(field().value).toBe(TEXT)
})

it('another try begins with the last answer, and the answers before are kept', async () => {
  await opened([answerFixture(1)])
  expect(first().queryByRole('textbox')).toBeNull()
  fireEvent.click(first().getByRole('button', { name: 'Try again: question 1' }))
  expect(field().value).toBe('Answer 1: some hot water')
  fireEvent.change(field(), { target: { value: TEXT } })
  send()
  await pass(1_000)
  expect(first().queryByRole('textbox')).toBeNull()
  const earlier = within(first().getByRole('list', { name: 'Earlier answers to question 1', hidden: true }))
  expect(earlier.getByText('Answer 1: some hot water')).toBeTruthy()
})

it('an answer whose evaluation failed says why, and can be retried', async () => {
  api.set(jobFixture({ ...job, ...failed }), { silently: true })
  await opened([pending])
  expect(first().getByText('The model would not write this.')).toBeTruthy()
  expect(first().getByRole('button', { name: 'Retry' })).toBeTruthy()
})

it('an answer whose evaluation is long gone can be sent once more', async () => {
  await opened([answerFixture(3, { jobId: JOB_ID.replace(/1$/, '2'), evaluation: null })])
  expect(first().getByText('This answer was not evaluated')).toBeTruthy()
  expect(first().getByRole('button', { name: 'Try again: question 1' })).toBeTruthy()
})
