import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import type { Kick } from '../engine/kick.ts'
import type { JobKind } from '../engine/kind.ts'
import { EnqueuedSchema, jobStarted } from './job-started.ts'
import { json, problem } from './problem.ts'
import { readJsonBody } from './read-body.ts'
import { sqlProblem } from './sql-problem.ts'

const MAX_BODY_BYTES = 32_768

const CreateSchema = z.strictObject({
  kind: z.string().max(50),
  projectId: z.uuid(),
  input: z.record(z.string(), z.unknown()),
  priority: z.number().int().min(1).max(10).optional(),
  dependsOn: z.array(z.uuid()).max(20).optional(),
})

const IdempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Use 1 to 200 visible ASCII characters')
  .nullable()

interface HandlerDeps {
  kinds: Readonly<Record<string, JobKind>>
  clientFor(request: Request): SupabaseClient | null
  /** Tells the worker; not waited for. */
  kick(kick: Kick): void
}

/** `POST {kind, projectId, input, priority?, dependsOn?}`: the same as `POST /api/jobs`, for other clients. */
export function createJobCreatorHandler({ kinds, clientFor, kick }: HandlerDeps) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return problem('method_not_allowed', { headers: { allow: 'POST' } })
    const client = clientFor(request)
    if (!client) return problem('not_authenticated')
    const counted = await client.rpc('count_api_call', { function: 'job-creator' })
    if (counted.error) return sqlProblem(counted.error, counted.status)
    const body = await readJsonBody(request, MAX_BODY_BYTES)
    if (!body.ok) return problem(body.code)
    const parsed = CreateSchema.safeParse(body.value)
    if (!parsed.success) return invalid(parsed.error)
    const { kind, projectId, input, priority, dependsOn } = parsed.data
    const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!known) return problem('unknown_kind')
    const checked = known.input.safeParse(input)
    if (!checked.success) return invalid(checked.error, 'input')

    const key = IdempotencyKeySchema.safeParse(request.headers.get('idempotency-key'))
    if (!key.success) return invalid(key.error, 'Idempotency-Key')

    const { data, error, status } = await client.rpc('enqueue_job', {
      kind,
      project_id: projectId,
      input: checked.data,
      idempotency_key: key.data,
      priority: priority ?? null,
      depends_on: dependsOn ?? [],
    })
    if (error) return sqlProblem(error, status)
    const { job, created } = EnqueuedSchema.parse(data)
    const requestId = crypto.randomUUID()
    kick({ jobId: job.id, requestId })
    return json(202, jobStarted(job, created, kind.replaceAll('_', ' ')), { 'x-request-id': requestId })
  }
}

function invalid({ issues }: z.ZodError, ...prefix: string[]): Response {
  const errors = issues.slice(0, 20).map(({ path, message }) => ({
    path: [...prefix, ...path].join('.'),
    message: message.slice(0, 300),
  }))
  const sentences = errors
    .slice(0, 5)
    .map(({ path, message }) => (path ? `${path}: ${message}.` : `${message}.`))
  return problem('invalid_input', { detail: sentences.join(' '), errors })
}
