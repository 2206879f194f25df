import { z } from 'zod'

const sign = z.enum(['up', 'down'])

/** What `GET /api/health` answers. */
export const HealthSchema = z.object({
  status: z.enum(['up', 'degraded', 'down']),
  parts: z.object({
    database: sign,
    auth: sign,
    realtime: sign,
    worker: sign,
    sweep: sign,
    queue: sign,
  }),
  /** How long the oldest due task has waited, and how long ago the last sweep was; null: not known. */
  oldestDueSeconds: z.number().nullable(),
  lastSweepSeconds: z.number().nullable(),
})
export type Health = z.infer<typeof HealthSchema>
