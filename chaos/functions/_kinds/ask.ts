import { z } from 'zod'
import type { TaskContext } from '../../../supabase/functions/_shared/engine/kind.ts'

const ReplySchema = z.strictObject({
  nonce: z.string().describe('The number of this very reply.'),
  echo: z.string().describe('The marker, word for word.'),
})

/** One model call that names itself: job, stage, place, attempt and its number within the attempt. */
export async function ask(context: TaskContext<{ key: string }>, call: number): Promise<string> {
  const { stage, position, attempt } = context.task
  const marker = JSON.stringify({ job: context.input.key, stage, position, attempt, call })
  const { nonce } = await context.model.structured({
    name: 'chaos_reply',
    schema: ReplySchema,
    instructions: 'Reply with your number and the marker.',
    material: marker,
    check: ({ echo }) => (echo === marker ? [] : ['The marker is another one.']),
  })
  return nonce
}
