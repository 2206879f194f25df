import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { writeInstructions, writeMaterial } from './prompts.ts'
import { checkManners, checkSlides, type SlidesReply, SlidesReplySchema } from './rules.ts'
import type { DeckStructureInput } from './schema.ts'
import { type WriteOutput, WriteTaskSchema } from './tasks.ts'
import { toSlide } from './to-slide.ts'

/** Writes up to ten slides of one section with one model call. */
export async function write(context: TaskContext<DeckStructureInput>): Promise<TaskResult> {
  const { model } = context
  const parsed = WriteTaskSchema.safeParse(context.task.input)
  if (!parsed.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: parsed.error })
  }
  const task = parsed.data
  const wanted = Array.from({ length: task.count }, (_, index) => task.first + index)
  const request = {
    name: 'deck_slides',
    schema: SlidesReplySchema,
    instructions: writeInstructions(task),
    material: writeMaterial(task),
    check: (candidate: SlidesReply) => checkManners(candidate, task.sources),
  }
  const reply = await askByRules(model, request, (candidate) => checkSlides(candidate, wanted))
  const output: WriteOutput = {
    slides: reply.slides.map((slide) => toSlide(slide, task.section.title, task.sources)),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}
