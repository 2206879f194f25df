import { z } from 'zod'
import { type ModelConfig, speakerOf } from './config.ts'

/** What the configured model can be given, so that a page says it before anything is sent. */
export const ModelAbilitySchema = z.object({
  offline: z.boolean(),
  can: z.object({
    text: z.boolean(),
    pictures: z.boolean(),
    sound: z.boolean(),
    speech: z.boolean(),
    stories: z.boolean(),
  }),
  /** What it can be asked to speak with; none where it cannot speak. */
  voices: z.array(z.string()),
})
export type ModelAbility = z.infer<typeof ModelAbilitySchema>

/** By the configuration alone: whether a named model truly sees is known only when it is asked. */
export function abilityOf(config: ModelConfig): ModelAbility {
  const { apiKey, offline, transcriptionModel } = config
  const speaker = speakerOf(config)
  const connected = apiKey !== null
  return {
    offline,
    can: {
      text: connected,
      pictures: connected && !offline,
      sound: connected && transcriptionModel !== null,
      speech: speaker !== null,
      stories: connected && !offline,
    },
    voices: [...(speaker?.voices ?? [])],
  }
}
