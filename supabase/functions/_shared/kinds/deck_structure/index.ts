import { defineKind } from '../../engine/kind.ts'
import { compare } from './compare.ts'
import { plan } from './plan.ts'
import { save } from './save.ts'
import { DeckStructureInputSchema } from './schema.ts'
import { write } from './write.ts'

/** The slides of a deck from an outline: sections side by side, compared with one another, joined in order. */
export const deckStructure = defineKind({
  kind: 'deck_structure',
  input: DeckStructureInputSchema,
  stages: { plan, write, compare, save },
})
