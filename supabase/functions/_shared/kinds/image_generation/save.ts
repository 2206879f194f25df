import { z } from 'zod'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import type { ImageInput } from './schema.ts'
import { DrawOutputSchema, PlanOutputSchema } from './tasks.ts'

/** Says what came of it. The pictures are in their places since each was drawn. */
export async function save({ outputs }: TaskContext<ImageInput>): Promise<TaskResult> {
  const [plans, drawings] = await Promise.all([outputs('plan'), outputs('draw')])
  const plan = PlanOutputSchema.safeParse(plans[0])
  const drawn = z.array(DrawOutputSchema).safeParse(drawings)
  const cause = plan.error ?? drawn.error
  if (!plan.success || !drawn.success) {
    throw new FatalError('result_invalid', 'The parts of these pictures do not fit together.', { cause })
  }
  const refused = drawn.data.flatMap((each) => (each.refused ? [each.refused] : []))
  const [first] = refused
  // Where nothing came of it, that is no success.
  if (first && refused.length === plan.data.pictures) throw new FatalError(first.code, first.message)
  const result = {
    drawn: drawn.data.length - refused.length,
    kept: plan.data.known,
    refused: refused.length,
  }
  return { output: result, finish: { result } }
}
