/** Everything that is known of a run when it is over. The checker reads this and nothing else. */
export interface RunRecord {
  leaseMs: number
  sweepMs: number
  /** How soon a cancel reaches a worker that nothing has struck. */
  cancelMs: number
  /** How many tasks one worker takes at once: with so many running, others wait in the queue and not in silence. */
  concurrency: number
  strikes: StruckFault[]
  requests: ModelRequest[]
  writes: Write[]
  sightings: Sighting[]
  samples: Sample[]
  tabs: TabState[]
  database: DatabaseState
}

/** A fault as it was inflicted, in milliseconds since 1970 like every time here. */
export interface StruckFault {
  type: string
  at: number
  endedAt: number
  /** False when there was nothing to strike: no worker, no kick that came by. */
  hit: boolean
  /** The process that was stopped from then to then. */
  worker?: string
}

/** One request that reached the model, and how it ended. */
export interface ModelRequest {
  key: string
  stage: string
  position: number
  /** Null where the prompt does not say it: the real kinds know nothing of attempts. */
  attempt: number | null
  call: number
  /** The process that asked. */
  worker: string | null
  at: number
  /** Infinity while it is open. */
  endedAt: number
  /** `aborted`: the caller went away first. `cut`: the model did. */
  outcome: 'open' | 'answered' | 'aborted' | 'cut'
  fault: string
  /** The number that this reply alone carries; null when it was not a right one. */
  nonce: string | null
}

/** A completion that came by on the wire, when it was sent on, and whether it was told that it was applied. */
export interface Write {
  taskId: string
  attempt: number
  at: number
  applied: boolean
}

/** What a query of a client's cache showed of a job, noted at each change. */
export interface Sighting {
  tab: string
  query: string
  jobId: string
  at: number
  run: number
  version: number
  status: string
  progress: number
}

/** One look of the witness at all live jobs. */
export interface Sample {
  at: number
  reachable: boolean
  /** Leases that are valid at this moment. */
  running: number
  /** Live jobs that nobody holds a valid lease of, with nothing due later and no job to wait for. */
  silent: string[]
}

/** A job as a client shows it. */
export interface ShownJob {
  id: string
  status: string
  run: number
  progress: number
  stage: string | null
  tasksDone: number
  tasksTotal: number
  message: string
  result: unknown
}

/** A client when all is settled. */
export interface TabState {
  tab: string
  userId: string
  current: ShownJob[]
  watched: { jobId: string; job: ShownJob; parts: { taskId: string; output: unknown }[] }[]
}

export interface JobRow {
  id: string
  key: string
  userId: string
  kind: string
  status: string
  run: number
  stage: string
  tasksDone: number
  tasksTotal: number
  progress: number
  message: string
  result: unknown
  errorCode: string | null
  acknowledged: boolean
  dependsOn: string[]
  createdAt: number
  finishedAt: number | null
  input: Record<string, unknown>
  /** The content of the document that it wrote. */
  document: unknown
}

export interface TaskRow {
  id: string
  jobId: string
  stage: string
  position: number
  status: string
  attempt: number
  output: unknown
  runAt: number
  leaseExpiresAt: number | null
  finishedAt: number | null
}

export interface EventRow {
  jobId: string
  taskId: string | null
  type: string
  at: number
  data: { attempt?: number; milliseconds?: number; run?: number; code?: string }
}

export interface DatabaseState {
  /** When it was read. */
  at: number
  jobs: JobRow[]
  tasks: TaskRow[]
  events: EventRow[]
}

/** What a check found out. Each violation is a sentence that names what it is about. */
export interface Verdict {
  statement: string
  counted: string
  violations: string[]
}
export type Check = (record: RunRecord) => Verdict
