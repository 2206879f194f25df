import { FatalError, RetryableError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { measurePicture } from '../../pictures/measure-picture.ts'
import type { ImageInput } from './schema.ts'
import { type DrawOutput, type DrawTask, DrawTaskSchema, planned } from './tasks.ts'

/** Draws one picture. One that is refused is an answer, too: the others are drawn, and this one can be asked for again. */
export async function draw(context: TaskContext<ImageInput>): Promise<TaskResult> {
  const { task, input, pictures } = context
  const drawing = planned(DrawTaskSchema, task.input)
  const { segmentId } = drawing
  // An attempt before this one may have kept it and died.
  const known = (await pictures.find([drawing.key], input.again)).get(drawing.key)
  const output: DrawOutput = known
    ? { segmentId, picture: known, refused: null }
    : await buy(context, drawing)
  return { output }
}

async function buy(
  { model, input, pictures }: TaskContext<ImageInput>,
  { segmentId, key, prompt, alt }: DrawTask,
): Promise<DrawOutput> {
  const drawn = await model.draw({ prompt }).catch((error: unknown) => {
    if (error instanceof FatalError && error.code === 'picture_refused') return error
    throw error
  })
  if (drawn instanceof FatalError) {
    return { segmentId, picture: null, refused: { code: drawn.code, message: drawn.message } }
  }
  const measured = measurePicture(drawn)
  if (typeof measured === 'string') {
    throw new RetryableError('drawing_unreadable', `The model server sent ${measured}.`)
  }
  const picture = await pictures.keep(input.documentId, {
    segmentId,
    key,
    style: input.style,
    alt,
    data: drawn,
    ...measured,
  })
  return { segmentId, picture, refused: null }
}
