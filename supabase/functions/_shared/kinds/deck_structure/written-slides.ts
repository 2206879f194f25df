import { z } from 'zod'
import type { Slide } from '../../documents/deck.ts'
import { FatalError } from '../../engine/errors.ts'
import { type PlanOutput, PlanOutputSchema, type WriteOutput, WriteOutputSchema } from './tasks.ts'

interface Written {
  plan: PlanOutput
  slides: Slide[]
  parts: WriteOutput[]
}

/** The slides of all parts in order, after making sure that they are those that were planned: all, each once. */
export function writtenSlides(plans: unknown[], writes: unknown[]): Written {
  const [plan] = z.array(PlanOutputSchema).safeParse(plans).data ?? []
  const parts = z.array(WriteOutputSchema).safeParse(writes).data ?? []
  const slides = parts.flatMap((part) => part.slides)
  const covers =
    plan?.parts.length === parts.length &&
    plan.parts.every(({ count }, index) => parts[index]?.slides.length === count) &&
    slides.every(({ id }, index) => id === `slide-${index + 1}`)
  if (!plan || !covers) {
    throw new FatalError('result_invalid', 'The parts of this deck are not the slides of its outline.')
  }
  return { plan, slides, parts }
}
