import 'server-only'
import { answer } from '@/lib/data/rpc'
import { serviceSupabase } from '@/lib/supabase/service'
import { SamplesSchema } from './exposition'

/** Below Prometheus' own ten seconds, so that the scrape ends with a reason. */
const TIMEOUT_MS = 8_000

/** The numbers of this moment, in one round trip. */
export function readMetrics() {
  return answer(serviceSupabase(AbortSignal.timeout(TIMEOUT_MS)).rpc('job_metrics'), SamplesSchema)
}
