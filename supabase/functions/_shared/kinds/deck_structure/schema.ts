import { z } from 'zod'

/** The input of a `deck_structure` job: an outline, which holds the brief and names the sources. */
export const DeckStructureInputSchema = z.strictObject({ outlineId: z.uuid() })
export type DeckStructureInput = z.infer<typeof DeckStructureInputSchema>
