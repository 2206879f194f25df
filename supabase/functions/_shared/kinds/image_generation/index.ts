import { defineKind } from '../../engine/kind.ts'
import { describe } from './describe.ts'
import { draw } from './draw.ts'
import { plan } from './plan.ts'
import { save } from './save.ts'
import { ImageInputSchema } from './schema.ts'

/** Pictures of the segments of a story, drawn side by side by one character sheet; what is there already is not bought again. */
export const imageGeneration = defineKind({
  kind: 'image_generation',
  input: ImageInputSchema,
  stages: { plan, describe, draw, save },
})
