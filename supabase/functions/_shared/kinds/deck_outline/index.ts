import { defineKind } from '../../engine/kind.ts'
import { draft } from './draft.ts'
import { read } from './read.ts'
import { DeckOutlineInputSchema } from './schema.ts'

/** The outline of a deck from a brief and the project's own documents; edited before its slides are written. */
export const deckOutline = defineKind({
  kind: 'deck_outline',
  input: DeckOutlineInputSchema,
  stages: { read, draft },
})
