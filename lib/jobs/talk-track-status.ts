import { JOB_STATUSES } from '@shared/engine/job.ts'
import { z } from 'zod'
import type { JobDetail } from './schema'
import { shownStatus } from './status'

/** A talk track job in the flat form of `GET /api/generate/talk-track/status/:jobId`. */
export const TalkTrackStatusSchema = z.object({
  id: z.uuid(),
  status: z.enum([...JOB_STATUSES, 'retrying']),
  progress: z.number().int(),
  stage: z.string().nullable(),
  message: z.string(),
  currentChunk: z.number().int(),
  totalChunks: z.number().int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  talkTrackId: z.string().nullable(),
})
export type TalkTrackStatus = z.infer<typeof TalkTrackStatusSchema>

/** What other clients poll. */
export function talkTrackStatus({ job, tasks }: JobDetail, now: number = Date.now()): TalkTrackStatus {
  const chunks = tasks.filter(({ stage }) => stage === 'write')
  const talkTrackId = job.status === 'completed' ? job.result.documentId : null
  return {
    id: job.id,
    status: shownStatus(job, now),
    progress: job.progress,
    stage: job.stage,
    message: job.message,
    currentChunk: chunks.filter(({ status }) => status === 'completed').length,
    totalChunks: chunks.length,
    error: job.error,
    talkTrackId: typeof talkTrackId === 'string' ? talkTrackId : null,
  }
}
