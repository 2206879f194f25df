import { z } from 'zod'

/** Leases that were taken back, jobs that were ended because nothing can move them, and tasks that are due. */
export const SweepSchema = z.object({
  lost: z.number().int(),
  failed: z.number().int(),
  due: z.number().int(),
})
export type Sweep = z.infer<typeof SweepSchema>

export const PurgedJobsSchema = z.object({ purged: z.number().int(), more: z.boolean() })
export const DueMediaSchema = z.object({ paths: z.array(z.string()) })

/** Jobs that are gone, files that are on their way out, and whether jobs are left for another call. */
export const PurgeSchema = z.object({
  purgedJobs: z.number().int(),
  dueFiles: z.number().int(),
  more: z.boolean(),
})
export type Purge = z.infer<typeof PurgeSchema>
