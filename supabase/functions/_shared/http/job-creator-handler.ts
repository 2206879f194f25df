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
    const body = await readJsonBody(request, MAX_BODY_BYTES)
    if (!body.ok) return problem(body.code)
    const parsed = CreateSchema.safeParse(body.value)
    if (!parsed.success) return problem('invalid_input', { detail: sentenceOf(parsed.error) })
    const { kind, projectId, input, priority, dependsOn } = parsed.data
    const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!known) return problem('unknown_kind')
    const checked = known.input.safeParse(input)
    if (!checked.success) return problem('invalid_input', { detail: sentenceOf(checked.error, 'input') })

    const { data, error, status } = await client.rpc('enqueue_job', {
      kind,
      project_id: projectId,
      input: checked.data,
      idempotency_key: request.headers.get('idempotency-key'),
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

function sentenceOf({ issues }: z.ZodError, prefix = ''): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => `${[prefix, ...path].filter((part) => part !== '').join('.')}: ${message}.`)
    .join(' ')
}
