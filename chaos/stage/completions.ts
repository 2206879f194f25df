import { z } from 'zod'
import type { Write } from '../check/record.ts'

/** In which the workers of a run say who they are: see `functions/job-worker`. */
export const WORKER_HEADER = 'x-chaos-worker'

const ClaimSchema = z.looseObject({
  tasks: z.array(
    z.looseObject({
      taskId: z.string(),
      jobId: z.string(),
      leaseToken: z.string(),
      attempt: z.number(),
      stage: z.string(),
      position: z.number(),
    }),
  ),
  jobs: z.array(z.looseObject({ jobId: z.string(), input: z.looseObject({ key: z.string().optional() }) })),
})
const CompletionsSchema = z.looseObject({ completions: z.array(z.looseObject({ leaseToken: z.string() })) })
const CompletedSchema = z.looseObject({ refused: z.array(z.looseObject({ leaseToken: z.string() })) })
/** Of `complete_tasks`, or of `complete_and_claim`. */
const AnswerSchema = z.union([
  z.object({ completed: CompletedSchema, claimed: ClaimSchema }),
  CompletedSchema.transform((completed) => ({ completed, claimed: null })),
])

/** What a worker was given to do, and which attempt at it that is. */
export interface Claim {
  taskId: string
  key: string
  stage: string
  position: number
  attempt: number
}

/** A completion that is under way and does not arrive before it is let go. */
export interface HeldCompletion {
  worker: string
  claims: Claim[]
  letGo(): void
}

type Chosen = (worker: string, claims: Claim[]) => boolean

/** The completions that come by on the wire: of which attempts they are, and what they are told. */
export class Completions {
  readonly writes: Write[] = []
  readonly #claims = new Map<string, Claim>()
  #over = false
  #waiting: { chosen: Chosen; settle: (held: HeldCompletion | null) => void } | null = null

  /** Keeps the next one that is chosen from arriving. Null when there came none before the end. */
  async hold(chosen: Chosen): Promise<HeldCompletion | null> {
    if (this.#over) return null
    return new Promise((settle) => {
      this.#waiting = { chosen, settle }
    })
  }

  /** Holds none from now on. */
  forget(): void {
    this.#over = true
    this.#waiting?.settle(null)
    this.#waiting = null
  }

  /** Which claim a request to the model is made under. */
  claimOf({ key, stage, position, attempt }: Omit<Claim, 'attempt' | 'taskId'> & { attempt: number | null }) {
    const isIt = (one: Claim) =>
      one.key === key && one.stage === stage && one.position === position && one.attempt === attempt
    return [...this.#claims.values()].find(isIt)
  }

  claimed(answer: string): void {
    this.#note(ClaimSchema.parse(JSON.parse(answer)))
  }

  #note({ tasks, jobs }: z.infer<typeof ClaimSchema>): void {
    const keyOf = new Map(jobs.map(({ jobId, input }) => [jobId, input.key ?? '']))
    for (const { leaseToken, jobId, taskId, stage, position, attempt } of tasks)
      this.#claims.set(leaseToken, { taskId, key: keyOf.get(jobId) ?? '', stage, position, attempt })
  }

  /** Waits while what is sent here is held. */
  async pass(worker: string, sent: string): Promise<void> {
    const waiting = this.#waiting
    // None where the claim's own answer never came by.
    const claims = tokensOf(sent).flatMap((token) => this.#claims.get(token) ?? [])
    if (!waiting?.chosen(worker, claims)) return
    this.#waiting = null
    await new Promise<void>((letGo) => waiting.settle({ worker, claims, letGo }))
  }

  answered(sent: string, at: number, answer: string): void {
    const { completed, claimed } = AnswerSchema.parse(JSON.parse(answer))
    const refused = new Set(completed.refused.map(({ leaseToken }) => leaseToken))
    for (const leaseToken of tokensOf(sent)) {
      const claim = this.#claims.get(leaseToken)
      if (!claim) continue
      this.writes.push({
        taskId: claim.taskId,
        attempt: claim.attempt,
        at,
        applied: !refused.has(leaseToken),
      })
    }
    if (claimed) this.#note(claimed)
  }
}

function tokensOf(sent: string): string[] {
  return CompletionsSchema.parse(JSON.parse(sent)).completions.map(({ leaseToken }) => leaseToken)
}
