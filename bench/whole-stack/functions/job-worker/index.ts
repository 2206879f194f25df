import { z } from 'zod'
import { defineKind } from '../../../../supabase/functions/_shared/engine/kind.ts'
import { createRuntime } from '../../../../supabase/functions/_shared/engine/runtime.ts'
import { keepAlive } from '../../../../supabase/functions/_shared/http/keep-alive.ts'
import { createWorkerHandler } from '../../../../supabase/functions/_shared/http/worker-handler.ts'

// The product's worker with a talk track that does nothing but say when it began, and what led up to that.
const now = () => performance.timeOrigin + performance.now()
const seen = { kickedAt: 0, claimSentAt: 0, claimedAt: 0 }

const talkTrack = defineKind({
  kind: 'talk_track',
  input: z.looseObject({}),
  stages: {
    plan: async () => {
      const begunAt = now()
      return { output: { ...seen, begunAt }, finish: { result: {} } }
    },
  },
})

const fetchNotingClaims: typeof fetch = async (input, init) => {
  const isClaim = String(input instanceof Request ? input.url : input).endsWith('/claim_tasks')
  if (isClaim) seen.claimSentAt = now()
  const response = await fetch(input, init)
  if (isClaim) seen.claimedAt = now()
  return response
}

const { worker, requests, config, client, ability } = createRuntime({
  env: Deno.env.toObject(),
  kinds: { talk_track: talkTrack },
  keepAlive,
  fetch: fetchNotingClaims,
})

addEventListener('beforeunload', () => keepAlive(worker.unload()))

const handle = createWorkerHandler({ worker, requests, client, secretKeys: config.secretKeys, ability })
Deno.serve((request: Request) => {
  seen.kickedAt = now()
  return handle(request)
})
