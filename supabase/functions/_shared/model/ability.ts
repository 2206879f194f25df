import { z } from 'zod'
import { artistOf, type ModelConfig, speakerOf } from './config.ts'
import { OFFLINE_MODEL } from './offline-name.ts'

/** What the configured model can be given, so that a page says it before anything is sent. */
export const ModelAbilitySchema = z.object({
  offline: z.boolean(),
  can: z.object({
    text: z.boolean(),
    /** It sees them; `drawing` is to make them. */
    pictures: z.boolean(),
    sound: z.boolean(),
    speech: z.boolean(),
    stories: z.boolean(),
    drawing: z.boolean(),
  }),
  /** What it can be asked to speak with; none where it cannot speak. */
  voices: z.array(z.string()),
  /** These voices are the offline model's, which speaks English alone. */
  offlineVoices: z.boolean(),
  /** How large what it draws is, in pixels, so that a page keeps the room; null where it cannot draw. */
  drawingSize: z.object({ width: z.number(), height: z.number() }).nullable(),
})
export type ModelAbility = z.infer<typeof ModelAbilitySchema>

/** By the configuration alone: whether a named model truly sees is known only when it is asked. */
export function abilityOf(config: ModelConfig): ModelAbility {
  const { apiKey, offline, transcriptionModel } = config
  const speaker = speakerOf(config)
  const artist = artistOf(config)
  const [width = 1, height = 1] = artist?.size.split('x').map(Number) ?? []
  const connected = apiKey !== null
  return {
    offline,
    can: {
      text: connected,
      pictures: connected && !offline,
      sound: connected && transcriptionModel !== null,
      speech: speaker !== null,
      stories: connected && !offline,
      drawing: artist !== null,
    },
    voices: [...(speaker?.voices ?? [])],
    offlineVoices: speaker?.name === OFFLINE_MODEL,
    drawingSize: artist && { width, height },
  }
}
