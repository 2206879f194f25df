import { z } from 'zod'
import { TIMING } from './timing.ts'

export const KickSchema = z.object({
  jobId: z.uuid().optional(),
  /** The worker that kicks, so that it recognises its own kick when no other isolate got it. */
  from: z.string().max(100).optional(),
  /** The request that started, retried or cancelled the job: the worker's lines about the job carry it. */
  requestId: z.uuid().optional(),
  /** A job was cancelled: look at the leases now, not at the next beat. */
  cancelled: z.boolean().optional(),
})
export type Kick = z.infer<typeof KickSchema>

export const KickReplySchema = z.object({ worker: z.string(), accepting: z.boolean() })
export type KickReply = z.infer<typeof KickReplySchema>

export interface KickTarget {
  supabaseUrl: string
  secretKey: string
  fetch?: typeof fetch
}

/** Tells the worker that there is work. A hint: it may be lost, the sweep finds the work anyway. */
export async function kickWorker(target: KickTarget, kick: Kick = {}): Promise<KickReply> {
  const send = target.fetch ?? fetch
  const response = await send(`${target.supabaseUrl}/functions/v1/job-worker`, {
    method: 'POST',
    headers: { apikey: target.secretKey, 'content-type': 'application/json' },
    body: JSON.stringify(kick),
    signal: AbortSignal.timeout(TIMING.kickTimeoutMs),
  })
  if (response.status !== 202) {
    await response.body?.cancel()
    throw new Error(`The kick was answered with ${response.status}.`)
  }
  return KickReplySchema.parse(await response.json())
}
