import 'server-only'
import { LanguageHintSchema } from '@shared/speech/hearing-options.ts'
import { z } from 'zod'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'

/** A job of a chain, before it is started. */
export interface PartToStart {
  kind: string
  input: Record<string, unknown>
  optional?: true
}

const TrainingInput = z.strictObject({ mediaId: z.uuid(), language: LanguageHintSchema.optional() })

/** What each sort of chain is made of. A part waits for the one before it that is not optional. */
const recipes: Record<string, (input: unknown) => PartToStart[]> = {
  training(given) {
    const input = parse(TrainingInput, given, ['input'])
    return [
      { kind: 'transcription', input },
      { kind: 'sop_generation', input },
    ]
  },
}

export function partsOf(chain: string, input: unknown): PartToStart[] {
  const recipe = Object.hasOwn(recipes, chain) ? recipes[chain] : undefined
  if (!recipe) throw new AppError(422, 'unknown_kind', `There is no chain of jobs called "${chain}".`)
  return recipe(input)
}
