import { z } from 'zod'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext } from '../../engine/kind.ts'

/** The outputs of an earlier stage, by its own schema. */
export async function outputsOf<Schema extends z.ZodType>(
  context: Pick<TaskContext<unknown>, 'outputs'>,
  stage: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const parsed = z.array(schema).safeParse(await context.outputs(stage))
  if (!parsed.success) throw incomplete(parsed.error)
  return parsed.data
}

export function incomplete(cause?: unknown): FatalError {
  return new FatalError('result_invalid', 'The parts of this journey do not fit together.', { cause })
}
