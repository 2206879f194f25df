import 'server-only'
import { type Kick, kickWorker as sendKick } from '@shared/engine/kick.ts'
import { serverEnv } from '@/lib/env/server'
import { currentRequestId, errorFields, log } from '@/lib/log'

/** Tells the worker that there is work. A hint: when it is lost, the sweep finds the work. Never throws. */
export async function kickWorker(kick: Pick<Kick, 'jobId' | 'cancelled'>): Promise<void> {
  const env = serverEnv()
  try {
    const target = { supabaseUrl: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY }
    await sendKick(target, { ...kick, requestId: currentRequestId() })
  } catch (error) {
    // The sweep does the rest.
    log('kick_lost', { job: kick.jobId, ...errorFields(error) })
  }
}
