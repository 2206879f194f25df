import { z } from 'zod'
import { FatalError } from '../../../supabase/functions/_shared/engine/errors.ts'
import { defineKind } from '../../../supabase/functions/_shared/engine/kind.ts'
import { ask } from './ask.ts'

const PartSchema = z.strictObject({ position: z.number().int(), nonces: z.array(z.string()) })

/** Plans so many parts, asks the model for each, and joins what came: the shape of a talk track, of any size. */
export const fanOut = defineKind({
  kind: 'chaos_fan_out',
  input: z.strictObject({ key: z.string(), parts: z.number().int().min(1).max(40) }),
  stages: {
    async plan({ input }) {
      const parts = Array.from({ length: input.parts }, (_, position) => ({
        stage: 'part',
        position,
        input: {},
      }))
      return {
        output: { parts: input.parts },
        nextTasks: [...parts, { stage: 'merge', position: 0, input: {} }],
      }
    },
    async part(context) {
      return { output: { position: context.task.position, nonces: [await ask(context, 0)] } }
    },
    async merge(context) {
      const parts = z.array(PartSchema).parse(await context.outputs('part'))
      if (parts.length !== context.input.parts) throw new FatalError('result_invalid', 'Parts are missing.')
      const result = { parts: parts.map(({ position, nonces }) => ({ stage: 'part', position, nonces })) }
      return { output: result, finish: { result } }
    },
  },
})
