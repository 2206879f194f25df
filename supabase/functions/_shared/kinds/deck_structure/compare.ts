import type { Slide } from '../../documents/deck.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { repeats } from '../../text/alike.ts'
import { compareInstructions, compareMaterial } from './prompts.ts'
import { checkManners, checkSlides, type SlidesReply, SlidesReplySchema } from './rules.ts'
import type { DeckStructureInput } from './schema.ts'
import { type CompareOutput, CompareTaskSchema } from './tasks.ts'
import { toSlide } from './to-slide.ts'
import { writtenSlides } from './written-slides.ts'

/**
 * Sections are written side by side, so only here can be seen whether one says what another says. What repeats an
 * earlier slide is written anew, in one call; a deck without repeats costs none.
 */
export async function compare(context: TaskContext<DeckStructureInput>): Promise<TaskResult> {
  const { slides } = writtenSlides(await context.outputs('plan'), await context.outputs('write'))
  const repeated = repeats(slides)
  if (repeated.length === 0) return { output: { replaced: [], model: null } satisfies CompareOutput }

  const task = CompareTaskSchema.safeParse(context.task.input)
  if (!task.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: task.error })
  }
  const { sources } = task.data
  const wanted = repeated.map(({ place }) => place + 1)
  const { model } = context
  const request = {
    name: 'deck_slides',
    schema: SlidesReplySchema,
    instructions: compareInstructions(wanted),
    material: compareMaterial(task.data, slides, repeated),
    check: (candidate: SlidesReply) => checkManners(candidate, sources),
  }
  const reply = await askByRules(model, request, (candidate) => [
    ...checkSlides(candidate, wanted),
    ...stillRepeats(slides, candidate),
  ])
  const output: CompareOutput = {
    replaced: reply.slides.map((slide) => toSlide(slide, slides[slide.slide - 1]?.section ?? '', sources)),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}

/** Whether the deck with the new slides in it repeats itself; a repeat among the new ones is a rule of theirs. */
function stillRepeats(slides: Slide[], reply: SlidesReply): string[] {
  const anew = new Map(reply.slides.map((slide) => [slide.slide, slide]))
  const deck = slides.map((slide, index) => anew.get(index + 1) ?? slide)
  return repeats(deck)
    .filter(({ place, of }) => !(anew.has(place + 1) && anew.has(of + 1)))
    .map(({ place, of }) => {
      const [mine, other] = anew.has(place + 1) ? [place, of] : [of, place]
      return `Slide ${mine + 1} says the same as slide ${other + 1} of the deck; let it say something else.`
    })
}
