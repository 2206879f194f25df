import { z } from 'zod'
import { defineKind } from '../../../supabase/functions/_shared/engine/kind.ts'
import { ask } from './ask.ts'

/** One task that asks the model so many times, one call after the other. */
export const single = defineKind({
  kind: 'chaos_single',
  input: z.strictObject({ key: z.string(), calls: z.number().int().min(1).max(4) }),
  stages: {
    async answer(context) {
      const nonces: string[] = []
      for (let call = 0; call < context.input.calls; call += 1) nonces.push(await ask(context, call))
      const result = { parts: [{ stage: 'answer', position: 0, nonces }] }
      return { output: result, finish: { result } }
    },
  },
})
