import { z } from 'zod'

/** What the browser may know. Passed at request time by the root layout, so one build runs anywhere. */
export const PublicConfigSchema = z.object({
  supabaseUrl: z.url(),
  supabasePublishableKey: z.string().min(1),
})
export type PublicConfig = z.infer<typeof PublicConfigSchema>
