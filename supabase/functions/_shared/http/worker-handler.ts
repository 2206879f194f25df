import type { SupabaseClient } from '@supabase/supabase-js'
import { KickSchema } from '../engine/kick.ts'
import type { Requests } from '../engine/requests.ts'
import type { Worker } from '../engine/worker.ts'
import type { ModelAbility } from '../model/ability.ts'
import { json, problem } from './problem.ts'
import { readJsonBody } from './read-body.ts'
import { bearerToken, isSecretKey } from './secrets.ts'

const MAX_KICK_BYTES = 4_096

interface HandlerDeps {
  worker: Worker
  requests: Requests
  client: SupabaseClient
  secretKeys: readonly string[]
  ability: ModelAbility
}

/**
 * For the secret key or a signed-in user. POST is a kick: 202 at once, the work goes on behind it. GET answers what the
 * configured model can do.
 */
export function createWorkerHandler({ worker, requests, client, secretKeys, ability }: HandlerDeps) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST' && request.method !== 'GET')
      return problem('method_not_allowed', { headers: { allow: 'GET, POST' } })
    const isServer = await isSecretKey(request.headers.get('apikey'), secretKeys)
    if (!isServer && !(await isSignedIn(client, request))) return problem('not_authenticated')
    if (request.method === 'GET') return json(200, ability, { 'cache-control': 'no-store' })
    const body = await readJsonBody(request, MAX_KICK_BYTES)
    if (!body.ok) return problem(body.code)
    const kick = KickSchema.safeParse(body.value)
    if (!kick.success) return problem('invalid_input')
    // Only workers say who they are: a user could name any worker as the sender.
    if (!isServer) return json(202, worker.kicked({ jobId: kick.data.jobId }))
    requests.note(kick.data)
    return json(202, worker.kicked(kick.data))
  }
}

async function isSignedIn(client: SupabaseClient, request: Request): Promise<boolean> {
  const token = bearerToken(request)
  if (!token) return false
  const { data, error } = await client.auth.getUser(token)
  return error === null && data.user !== null
}
