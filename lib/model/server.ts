import 'server-only'
import { type ModelAbility, ModelAbilitySchema } from '@shared/model/ability.ts'
import { AppError } from '@/lib/http/app-error'
import { mediaLimits } from '@/lib/media/server'
import type { Supabase } from '@/lib/supabase/server'
import type { ModelReads } from './reads'

const PATIENCE_MS = 5_000
/** A page that waits longer for this is slower than one that moves once. */
const PAGE_PATIENCE_MS = 1_000
/** The same for everybody, and changed by a deployment alone. */
const REMEMBERED_MS = 60_000

let remembered: { ability: ModelAbility; at: number } | null = null

/**
 * What the worker's model can do, asked as the caller. The database is asked first, because it verifies the caller's
 * token: a forged one is told 401 by it, whatever stands before the worker would say.
 */
export async function modelAbility(supabase: Supabase): Promise<ModelAbility> {
  await mediaLimits(supabase)
  return ask(supabase, PATIENCE_MS)
}

/** For a page, whose other reads are refused to whoever is nobody. */
export function modelReads(supabase: Supabase): ModelReads {
  return {
    modelAbility: async () =>
      remembered && Date.now() - remembered.at < REMEMBERED_MS
        ? remembered.ability
        : ask(supabase, PAGE_PATIENCE_MS),
  }
}

async function ask(supabase: Supabase, patience: number): Promise<ModelAbility> {
  const { data, error } = await supabase.functions.invoke('job-worker', {
    method: 'GET',
    signal: AbortSignal.timeout(patience),
  })
  const parsed = ModelAbilitySchema.safeParse(data)
  if (parsed.success) {
    remembered = { ability: parsed.data, at: Date.now() }
    return parsed.data
  }
  const message = 'The worker does not say what its model can do at the moment.'
  throw new AppError(503, 'unavailable', message, { cause: error ?? parsed.error, retryAfter: 5 })
}
