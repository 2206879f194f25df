import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { json, problem } from './problem.ts'
import { sqlProblem } from './sql-problem.ts'

interface HandlerDeps {
  clientFor(request: Request): SupabaseClient | null
}

/** `GET /job-status?id=…`: the job with its tasks and events, the same as `GET /api/jobs/:id`. */
export function createJobStatusHandler({ clientFor }: HandlerDeps) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return problem('method_not_allowed', { headers: { allow: 'GET' } })
    const client = clientFor(request)
    if (!client) return problem('not_authenticated')
    const counted = await client.rpc('count_api_call', { function: 'job-status' })
    if (counted.error) return sqlProblem(counted.error, counted.status)
    const url = new URL(request.url)
    const id = z.uuid().safeParse(url.searchParams.get('id') ?? url.pathname.split('/').at(-1))
    if (!id.success) return problem('not_found')
    const { data, error, status } = await client.rpc('get_job', { job_id: id.data })
    return error
      ? sqlProblem(error, status)
      : json(200, data, { 'cache-control': 'no-store', 'x-request-id': crypto.randomUUID() })
  }
}
