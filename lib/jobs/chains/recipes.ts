import 'server-only'
import { LanguageHintSchema } from '@shared/speech/hearing-options.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'
import type { Supabase } from '@/lib/supabase/server'
import { canStream } from '@/lib/video/stream-link'

/** A job of a chain, before it is started. */
export interface PartToStart {
  kind: string
  input: Record<string, unknown>
  optional?: true
}

const TrainingInput = z.strictObject({ mediaId: z.uuid(), language: LanguageHintSchema.optional() })

/** What each sort of chain is made of. A part waits for the one before it that is not optional. */
const recipes: Record<string, (input: unknown, supabase: Supabase) => Promise<PartToStart[]>> = {
  async training(given, supabase) {
    const input = parse(TrainingInput, given, ['input'])
    const { mediaId } = input
    const isHosted = canStream() && (await isWholeVideo(supabase, mediaId))
    return [
      { kind: 'transcription', input },
      { kind: 'sop_generation', input },
      ...(isHosted ? [{ kind: 'video_upload', input: { mediaId }, optional: true } as const] : []),
    ]
  },
}

export async function partsOf(chain: string, input: unknown, supabase: Supabase): Promise<PartToStart[]> {
  const recipe = Object.hasOwn(recipes, chain) ? recipes[chain] : undefined
  if (!recipe) throw new AppError(422, 'unknown_kind', `There is no chain of jobs called "${chain}".`)
  return recipe(input, supabase)
}

const MediaRow = z.object({ type: z.string(), status: z.string() })

/** Sound alone plays well from Storage, and what is not all here cannot be handed over. */
async function isWholeVideo(supabase: Supabase, mediaId: string): Promise<boolean> {
  const row = supabase.from('media').select('type, status').eq('id', mediaId).maybeSingle()
  const media = await answer(row, MediaRow.nullable())
  return media?.status === 'ready' && media.type.startsWith('video/')
}
