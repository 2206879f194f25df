import { describe, expect, it } from 'vitest'
import { stageWords } from '@/components/jobs/job-state'
import { announcementOf, whileAway } from '@/lib/jobs/announcements'
import { jobHref, kindLabels } from '@/lib/jobs/kind-labels'
import { mayGoOn, shownStatus } from '@/lib/jobs/status'
import { talkTrackStatus } from '@/lib/jobs/talk-track-status'
import { completed, DOCUMENT_ID, failed, JOB_ID, jobFixture, PROJECT_ID } from './job-fixture'

const talkTrack = `/projects/${PROJECT_ID}/talk-track`

describe('where a job leads to', () => {
  it('is its result, once there is one, and until then the page where it is being written', () => {
    expect(jobHref(jobFixture(completed))).toBe(`${talkTrack}/${DOCUMENT_ID}`)
    expect(jobHref(jobFixture())).toBe(`${talkTrack}/live/${JOB_ID}`)
  })

  it('is the questions of the training for the evaluation of an answer, before its end and after', () => {
    const evaluation = { kind: 'checkpoint_evaluation', input: { trainingId: DOCUMENT_ID } }
    const learn = `/projects/${PROJECT_ID}/training/${DOCUMENT_ID}/learn`
    expect(jobHref(jobFixture(evaluation))).toBe(learn)
    expect(jobHref(jobFixture({ ...completed, ...evaluation, result: { score: 60 } }))).toBe(learn)
  })

  it('is the page where its document is heard for a narration, before its end and after', () => {
    const narration = { kind: 'tts_generation', input: { documentId: DOCUMENT_ID, voice: 'cedar' } }
    const listen = `/projects/${PROJECT_ID}/listen/${DOCUMENT_ID}`
    expect(jobHref(jobFixture(narration))).toBe(listen)
    expect(jobHref(jobFixture({ ...completed, ...narration }))).toBe(listen)
  })

  it('is the job itself for a kind that this page does not know', () => {
    expect(jobHref(jobFixture({ kind: 'poem_generation' }))).toBe(`/jobs/${JOB_ID}`)
    expect(kindLabels('poem_generation').title).toBe('Poem generation')
  })
})

describe('what is told of a job that ended', () => {
  it('is that it is ready, or why it is not', () => {
    expect(announcementOf(jobFixture(completed))?.title).toBe('Talk track is ready')
    expect(announcementOf(jobFixture({ ...completed, kind: 'lecture_notes' }))?.title).toBe(
      'Lecture notes are ready',
    )
    expect(announcementOf(jobFixture(failed))?.description).toBe('The model would not write this.')
  })

  it('offers to try again where that may help, and leads to what to do where it cannot', () => {
    expect(announcementOf(jobFixture(failed))).toMatchObject({ retry: true })
    const error = { code: 'no_journey_found', message: 'Nobody tells of their way.' }
    const job = jobFixture({ ...failed, error })
    expect(announcementOf(job)).toMatchObject({ retry: false, open: 'Open' })
    expect(mayGoOn(job)).toBe(false)
    expect(mayGoOn(jobFixture({ status: 'cancelled', finishedAt: completed.finishedAt }))).toBe(true)
    expect(mayGoOn(jobFixture(completed))).toBe(false)
  })

  it('is nothing while it runs, or when its owner cancelled it', () => {
    expect(announcementOf(jobFixture())).toBeNull()
    expect(announcementOf(jobFixture({ status: 'cancelled', finishedAt: completed.finishedAt }))).toBeNull()
  })

  it('is one sentence for several', () => {
    const [ready, broken] = [announcementOf(jobFixture(completed)), announcementOf(jobFixture(failed))]
    if (!ready || !broken) throw new Error('Both have ended.')
    expect(whileAway([ready, ready, broken])).toBe('2 finished, 1 could not be finished')
    expect(whileAway([ready])).toBe('1 finished')
  })
})

describe('what a job is doing', () => {
  const words = (changes: Record<string, unknown>) =>
    stageWords(jobFixture({ status: 'pending', message: 'Waiting for a worker', ...changes }), 0)

  it('is waiting its turn while others go first', () => {
    expect(words({ jobsAhead: 12 })).toBe('In the queue, 12 jobs before this one')
    expect(words({ jobsAhead: 1 })).toBe('In the queue, 1 job before this one')
    expect(words({ jobsAhead: 0 })).toBe('Waiting for a worker')
    expect(words({ status: 'processing', message: 'Reading the deck', jobsAhead: null })).toBe(
      'Reading the deck',
    )
  })
})

describe('the status that is shown', () => {
  const now = Date.parse('2026-01-01T10:01:00Z')

  it('is retrying while the next attempt is ahead', () => {
    expect(shownStatus(jobFixture({ retryAt: '2026-01-01T10:01:30Z' }), now)).toBe('retrying')
    expect(shownStatus(jobFixture({ retryAt: '2026-01-01T10:00:30Z' }), now)).toBe('processing')
    expect(shownStatus(jobFixture(completed), now)).toBe('completed')
  })

  it('has a flat form for clients that poll', () => {
    const task = { attempts: 1, stalls: 0, continuations: 0, runAt: null, startedAt: null, finishedAt: null }
    const noError = { errorCode: null, errorMessage: null }
    const write = (position: number, status: 'completed' | 'processing') => ({
      ...task,
      ...noError,
      id: `6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a030${position}`,
      stage: 'write',
      position,
      status,
    })
    const tasks = [write(0, 'completed'), write(1, 'processing')]
    expect(talkTrackStatus({ job: jobFixture(completed), tasks, events: [], usage: null }, now)).toEqual({
      id: JOB_ID,
      status: 'completed',
      progress: 100,
      stage: 'write',
      message: 'Writing the scripts (0 of 7)',
      currentChunk: 1,
      totalChunks: 2,
      error: null,
      talkTrackId: DOCUMENT_ID,
    })
  })
})
