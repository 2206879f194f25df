import type { JobKind } from '../../../supabase/functions/_shared/engine/kind.ts'
import { fanOut } from './fan-out.ts'
import { single } from './single.ts'

/** The kinds that only a chaos run has. */
export const chaosKinds: Readonly<Record<string, JobKind>> = { chaos_fan_out: fanOut, chaos_single: single }
