import { z } from 'zod'
import type { Deck } from '../../documents/deck.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'
import type { DeckStructureInput } from './schema.ts'
import { CompareOutputSchema } from './tasks.ts'
import { writtenSlides } from './written-slides.ts'

/** Joins the parts into one deck, with the slides that were written anew in their places. */
export async function save(context: TaskContext<DeckStructureInput>): Promise<TaskResult> {
  const { plan, slides, parts } = writtenSlides(await context.outputs('plan'), await context.outputs('write'))
  const [compared] = z.array(CompareOutputSchema).safeParse(await context.outputs('compare')).data ?? []
  if (!compared) throw new FatalError('result_invalid', 'The slides of this deck were not compared.')
  const anew = new Map(compared.replaced.map((slide) => [slide.id, slide]))
  const models = [...parts.map(({ model }) => model), ...(compared.model ? [compared.model] : [])]
  const content: Deck = {
    slides: slides.map((slide) => anew.get(slide.id) ?? slide),
    format: 'generated',
    warnings: [],
    model: {
      name: clip([...new Set(models.map(({ name }) => name))].join(' + '), 200),
      offline: models.some(({ offline }) => offline),
    },
  }
  const summary = { slides: content.slides.length, sections: plan.sections.length, writtenAnew: anew.size }
  return {
    output: summary,
    finish: { document: { type: 'deck', title: clip(plan.title, 200), content }, result: summary },
  }
}
