import { z } from 'zod'
import type { ModelConfig } from './config.ts'

/** What the configured model can be given, so that a page says it before anything is sent. */
export const ModelAbilitySchema = z.object({
  offline: z.boolean(),
  can: z.object({ text: z.boolean(), pictures: z.boolean(), sound: z.boolean() }),
})
export type ModelAbility = z.infer<typeof ModelAbilitySchema>

/** By the configuration alone: whether a named model truly sees is known only when it is asked. */
export function abilityOf({ apiKey, offline, transcriptionModel }: ModelConfig): ModelAbility {
  const connected = apiKey !== null
  return {
    offline,
    can: {
      text: connected,
      pictures: connected && !offline,
      sound: connected && transcriptionModel !== null,
    },
  }
}
