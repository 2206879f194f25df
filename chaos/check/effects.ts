import { z } from 'zod'
import type { Check, JobRow, RunRecord } from './record.ts'

const ResultSchema = z.looseObject({
  parts: z.array(z.strictObject({ stage: z.string(), position: z.number(), nonces: z.array(z.string()) })),
})
const DocumentSchema = z.looseObject({
  scripts: z.array(z.looseObject({ slideId: z.string(), deliveryNotes: z.string() })),
})
const SLIDES_PER_TASK = 10

interface Effect {
  stage: string
  position: number
  call: number
  nonce: string
}

/** What each task of a finished job brought is in its result once, and came from a reply to that very task. */
export const eachEffectOnce: Check = (record) => {
  const done = record.database.jobs.filter(({ status }) => status === 'completed')
  let effects = 0
  const violations = done.flatMap((job) => {
    const found = effectsOf(job)
    if (found === null) return [`${job.key} has a result of the wrong shape`]
    effects += found.length
    return [...wrongPlaces(job, found, record), ...wrongReplies(job, found, record)]
  })
  return {
    statement: "each task's effect is in the result exactly once",
    counted: `${effects} effects in ${done.length} results`,
    violations,
  }
}

function effectsOf(job: JobRow): Effect[] | null {
  if (job.kind === 'talk_track') {
    const document = DocumentSchema.safeParse(job.document)
    if (!document.success) return null
    return document.data.scripts.map(({ deliveryNotes }, index) => ({
      stage: 'write',
      position: Math.floor(index / SLIDES_PER_TASK),
      call: index % SLIDES_PER_TASK,
      nonce: /^Reply (n\d+)\.$/.exec(deliveryNotes)?.[1] ?? deliveryNotes,
    }))
  }
  const result = ResultSchema.safeParse(job.result)
  if (!result.success) return null
  return result.data.parts.flatMap(({ stage, position, nonces }) =>
    nonces.map((nonce, call) => ({ stage, position, call, nonce })),
  )
}

/** Each place that the job was to fill is filled once. */
function wrongPlaces(job: JobRow, effects: Effect[], { database }: RunRecord): string[] {
  const wanted = wantedPlaces(job, database)
  const got = effects.map(({ stage, position, call }) => `${stage} ${position} ${call}`)
  const missing = wanted.filter((place) => !got.includes(place))
  const doubled = got.filter((place, index) => got.indexOf(place) !== index)
  const extra = got.filter((place) => !wanted.includes(place))
  return [
    ...missing.map((place) => `${job.key} lost ${place}`),
    ...doubled.map((place) => `${job.key} has ${place} twice`),
    ...extra.map((place) => `${job.key} has ${place}, which nobody asked for`),
  ]
}

function wantedPlaces({ id, kind, input }: JobRow, { tasks }: RunRecord['database']): string[] {
  const count = (value: unknown) => Array.from({ length: Number(value) }, (_, index) => index)
  if (kind === 'chaos_fan_out') return count(input.parts).map((position) => `part ${position} 0`)
  if (kind === 'chaos_single') return count(input.calls).map((call) => `answer 0 ${call}`)
  const writes = tasks.filter((task) => task.jobId === id && task.stage === 'write')
  return writes.flatMap(({ position, output }) =>
    count((output as { scripts?: unknown[] } | null)?.scripts?.length ?? 0).map(
      (slide) => `write ${position} ${slide}`,
    ),
  )
}

/** The number that an effect carries is of a right reply, to this job, this task and this call. */
function wrongReplies(job: JobRow, effects: Effect[], { requests }: RunRecord): string[] {
  return effects.flatMap(({ stage, position, call, nonce }) => {
    const reply = requests.find((request) => request.nonce === nonce)
    const place = `${job.key} ${stage} ${position}`
    if (!reply) return [`${place} holds ${nonce}, which the model never said`]
    if (reply.key !== job.key || reply.stage !== stage || reply.position !== position) {
      return [`${place} holds ${nonce}, said to ${reply.key} ${reply.stage} ${reply.position}`]
    }
    return job.kind === 'chaos_single' && reply.call !== call ? [`${place} holds ${nonce} out of order`] : []
  })
}
