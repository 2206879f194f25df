import 'server-only'
import { type ModelAbility, ModelAbilitySchema } from '@shared/model/ability.ts'
import { AppError } from '@/lib/http/app-error'
import { mediaLimits } from '@/lib/media/server'
import type { Supabase } from '@/lib/supabase/server'

const PATIENCE_MS = 5_000

/**
 * What the worker's model can do, asked as the caller. The database is asked first, because it verifies the caller's
 * token: a forged one is told 401 by it, whatever stands before the worker would say.
 */
export async function modelAbility(supabase: Supabase): Promise<ModelAbility> {
  await mediaLimits(supabase)
  const { data, error } = await supabase.functions.invoke('job-worker', {
    method: 'GET',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const ability = ModelAbilitySchema.safeParse(data)
  if (ability.success) return ability.data
  const message = 'The worker does not say what its model can do at the moment.'
  throw new AppError(503, 'unavailable', message, { cause: error ?? ability.error, retryAfter: 5 })
}
