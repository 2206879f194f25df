import { z } from 'zod'

/** What the speaker says on one slide. `seconds` follows from the words and the chosen pace. */
export const SlideScriptSchema = z.strictObject({
  slideId: z.string().min(1).max(64),
  title: z.string().max(500),
  script: z.string().max(10_000),
  deliveryNotes: z.string().max(2_000),
  seconds: z.number().int().min(0).max(3_600),
})
export type SlideScript = z.infer<typeof SlideScriptSchema>

/** The content of a `talk_track` document. */
export const TalkTrackSchema = z.strictObject({
  deckId: z.uuid(),
  deckTitle: z.string().max(200),
  tone: z.string(),
  audience: z.string(),
  wordsPerMinute: z.number().int(),
  /** Who wrote it; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
  scripts: z.array(SlideScriptSchema).min(1).max(300),
})
export type TalkTrack = z.infer<typeof TalkTrackSchema>
