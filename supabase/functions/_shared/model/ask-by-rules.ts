import type { z } from 'zod'
import type { Model, StructuredRequest } from './model.ts'

/**
 * Asks the model by rules. When it has broken them each time it was asked, its last reply is taken all the same:
 * the caller keeps of it what the rules allow, since all of it has been paid for. `must` says what is wrong with a
 * reply of which nothing could be kept.
 */
export async function askByRules<Schema extends z.ZodType>(
  model: Model,
  request: StructuredRequest<Schema>,
  must: (reply: z.infer<Schema>) => string[] = () => [],
): Promise<z.infer<Schema>> {
  let last: { reply: z.infer<Schema> } | undefined
  try {
    return await model.structured({
      ...request,
      check(reply) {
        last = { reply }
        return [...must(reply), ...(request.check?.(reply) ?? [])]
      },
    })
  } catch (error) {
    const broke = error instanceof Error && 'code' in error && error.code === 'model_reply_broke_rules'
    if (last && broke && must(last.reply).length === 0) return last.reply
    throw error
  }
}
