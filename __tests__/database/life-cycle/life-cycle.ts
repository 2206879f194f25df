import type { JobStatus, TaskStatus } from '@shared/engine/job.ts'

/**
 * The life of a job and of its tasks, once, as data. Every event is tried in every situation against these tables,
 * alone and with another one at the same time, and random histories are checked with them.
 */

export const JOB_MOVES: Record<JobStatus, readonly JobStatus[]> = {
  pending: ['processing', 'completed', 'failed', 'cancelled'],
  processing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: ['pending', 'processing'],
  cancelled: ['pending', 'processing'],
}

export const TASK_MOVES: Record<TaskStatus, readonly TaskStatus[]> = {
  waiting: ['pending', 'cancelled'],
  pending: ['processing', 'cancelled'],
  processing: ['completed', 'pending', 'failed', 'cancelled'],
  completed: [],
  failed: ['pending'],
  cancelled: ['waiting', 'pending'],
}

/** Which event of a job's time line may follow which; stages and attempts stand between them. */
export const JOB_EVENT_ORDER: Record<string, readonly string[]> = {
  job_enqueued: ['job_started', 'job_completed', 'job_failed', 'job_cancelled'],
  job_started: ['job_completed', 'job_failed', 'job_cancelled'],
  job_completed: [],
  job_failed: ['job_retried'],
  job_cancelled: ['job_retried'],
  job_retried: ['job_started', 'job_completed', 'job_failed', 'job_cancelled'],
}

/** `dependent`: pending, and waits for another job. `retrying`: processing, and waits for its next attempt. */
export type JobState = JobStatus | 'dependent' | 'retrying' | 'gone'
/** `delayed`: pending with `run_at` ahead. `expired`: processing under a lease that ran out. */
export type TaskState = TaskStatus | 'delayed' | 'expired'
/** A counter that has reached its cap: once more, and the job fails. */
export type Worn = 'errors' | 'stalls' | 'continuations'

export const LIVE: readonly JobState[] = ['pending', 'dependent', 'processing', 'retrying']
const OVER: readonly JobState[] = ['failed', 'cancelled']
const RUNS: readonly TaskState[] = ['processing', 'expired']

/** What is true of a situation for a rule to apply; what is not named does not matter. */
interface When {
  job?: readonly JobState[]
  task?: readonly TaskState[]
  worn?: Worn
  /** Whether a task of the job is in this state; and, of one that is, a counter at its cap. */
  some?: TaskState
  someWorn?: Worn
  /** Whether every other task of the job is completed. */
  last?: boolean
  /** Whether the task is one of the first stage. */
  first?: boolean
  /** Whether a job that this one depends on has failed or was cancelled. */
  dependencyOver?: boolean
  dependencyGone?: boolean
  /** Whether its owner has been told of its end. */
  seen?: boolean
  /** The state of the job that depends on this one. */
  dependent?: readonly JobState[]
}

type Becomes = Partial<Record<TaskState, TaskState>>

export interface Rule {
  when: When
  /** What the caller is told: a word of the reply, or the code of the error. */
  says: string
  /** What becomes of the task the event is about. */
  task?: TaskState
  /** What becomes of each task of the job. */
  tasks?: Becomes
  /** The same of those that have the counter `when.someWorn` at its cap. */
  wornTasks?: Becomes
  /** What becomes of the job; the laws say what follows from it. */
  job?: JobState
  /** The plan's tasks come with it. */
  plans?: boolean
  /** Its owner is told of its end. */
  sees?: boolean
}

const otherwise = {}
/** What its caller is told when the job has been purged, or deleted with its project. */
const gone = (says: string): Rule => ({ when: { job: ['gone'] }, says })
const lost: Rule = { when: otherwise, says: 'lease_lost' }
const repeated: Rule = { when: { task: ['completed'] }, says: 'applied' }
const notTheLast: Rule = { when: { task: RUNS, last: false }, says: 'OFS03' }
/** Also of a job that is over: it is not ended by what completes late, but the part was bought. */
const stored: Rule = { when: { task: RUNS }, says: 'applied', task: 'completed' }
const takenFromEnded: Rule = { when: { job: OVER, task: RUNS }, says: 'applied', task: 'cancelled' }
const failed: Rule = { when: { task: RUNS }, says: 'applied', task: 'failed', job: 'failed' }

const complete = [repeated, stored, lost]
const completeWithPlan: Rule[] = [
  repeated,
  { when: { task: RUNS, first: false }, says: 'OFS03' },
  { ...stored, plans: true },
  lost,
]
const completeWithFinish = [repeated, notTheLast, stored, lost]

/** A batch says of one of its completions what the single verb raises. */
const inBatch = (rules: readonly Rule[]) =>
  rules.map((rule) => (rule.says === 'OFS03' ? { ...rule, says: 'rejected' } : rule))

const startAgain = {
  says: 'ok',
  job: 'pending',
  tasks: { failed: 'waiting', cancelled: 'waiting' },
} as const

/** Of each event the rules, of which the first that applies decides. */
export const EVENTS = {
  'enqueue the same again': [
    { when: { job: LIVE }, says: 'this job' },
    { when: otherwise, says: 'a new job' },
  ],
  'enqueue under its key': [
    { when: { job: [...LIVE, 'completed'] }, says: 'this job' },
    { when: otherwise, says: 'a new job' },
  ],
  'enqueue a dependent': [
    gone('OFS02'),
    { when: { job: LIVE }, says: 'waiting' },
    { when: { job: ['completed'] }, says: 'pending' },
    { when: otherwise, says: 'OFS08' },
  ],
  claim: [
    { when: { some: 'pending' }, says: 'ok', tasks: { pending: 'processing' }, job: 'processing' },
    { when: otherwise, says: 'ok' },
  ],
  extend: [
    { when: { job: ['cancelled'], task: RUNS }, says: 'held, cancelled', task: 'processing' },
    { when: { task: RUNS }, says: 'held', task: 'processing' },
    { when: otherwise, says: 'lost' },
  ],
  complete,
  'complete with a plan': completeWithPlan,
  'complete with the end': completeWithFinish,
  'complete in a batch': complete,
  'complete with a plan in a batch': inBatch(completeWithPlan),
  'complete with the end in a batch': inBatch(completeWithFinish),
  'complete with a foreign token': [lost],
  'fail, try again': [
    takenFromEnded,
    { ...failed, when: { task: RUNS, worn: 'errors' } },
    { when: { task: RUNS }, says: 'applied', task: 'delayed' },
    lost,
  ],
  'fail for good': [takenFromEnded, failed, lost],
  'fail with a foreign token': [lost],
  release: [
    { ...takenFromEnded, says: 'released' },
    { ...failed, says: 'released', when: { task: RUNS, worn: 'continuations' } },
    { when: { task: RUNS }, says: 'released', task: 'pending' },
    { when: otherwise, says: 'not released' },
  ],
  sweep: [
    { when: { job: OVER }, says: 'ok', tasks: { expired: 'cancelled' } },
    { when: { job: ['dependent'], dependencyGone: true }, says: 'ok', job: 'failed' },
    {
      when: { some: 'expired', someWorn: 'stalls' },
      says: 'ok',
      tasks: { expired: 'pending' },
      wornTasks: { expired: 'failed' },
      job: 'failed',
    },
    { when: otherwise, says: 'ok', tasks: { expired: 'pending' } },
  ],
  cancel: [
    gone('OFS02'),
    { when: { job: LIVE }, says: 'ok', job: 'cancelled' },
    { when: { job: ['cancelled'] }, says: 'ok' },
    { when: otherwise, says: 'OFS08' },
  ],
  retry: [
    gone('OFS02'),
    { when: { job: LIVE }, says: 'ok' },
    { when: { job: ['completed'] }, says: 'OFS08' },
    { when: { dependencyOver: true }, says: 'OFS08' },
    { when: otherwise, ...startAgain },
  ],
  'retry beside a new start': [
    gone('OFS02'),
    { when: { job: LIVE }, says: 'ok' },
    { when: { job: ['completed'] }, says: 'OFS08' },
    { when: { dependencyOver: true }, says: 'OFS08' },
    { when: otherwise, says: 'OFS04' },
  ],
  acknowledge: [
    gone('nothing to see'),
    { when: { job: LIVE }, says: 'nothing to see' },
    { when: { seen: true }, says: 'nothing to see' },
    { when: otherwise, says: 'seen', sees: true },
  ],
  'purge before its time': [{ when: otherwise, says: 'ok' }],
  'purge after the retention': [
    gone('ok'),
    { when: { job: LIVE }, says: 'ok' },
    { when: { dependent: ['pending', 'dependent'] }, says: 'ok' },
    { when: otherwise, says: 'ok', job: 'gone' },
  ],
  'delete its project': [{ when: otherwise, says: 'ok', job: 'gone' }],
  'the lease runs out': [{ when: otherwise, says: 'ok', tasks: { processing: 'expired' } }],
  'the next attempt is due': [{ when: otherwise, says: 'ok', tasks: { delayed: 'pending' } }],
} as const satisfies Record<string, readonly Rule[]>

export type EventName = keyof typeof EVENTS
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[]
/** What waits for nobody: where another verb is at work it may pass by, as if it had not been. */
export const PASSES_BY: readonly EventName[] = ['claim', 'extend', 'sweep', 'purge after the retention']
/** What happens to all jobs at once, also to one that depends on the one looked at. */
export const TO_EVERYONE: readonly EventName[] = ['claim', 'sweep']
