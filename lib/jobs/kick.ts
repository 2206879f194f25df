import 'server-only'
import { type Kick, kickWorker as sendKick } from '@shared/engine/kick.ts'
import { serverEnv } from '@/lib/env/server'

/** Tells the worker that there is work. A hint: when it is lost, the sweep finds the work. Never throws. */
export async function kickWorker(kick: Pick<Kick, 'jobId' | 'cancelled'>): Promise<void> {
  const env = serverEnv()
  try {
    await sendKick({ supabaseUrl: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY }, kick)
  } catch (error) {
    console.warn('A kick did not reach the worker; the sweep does the rest.', { ...kick, error })
  }
}
