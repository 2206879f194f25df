import type { JobDetail } from './schema'
import { shownStatus } from './status'

/** A talk track job in the flat form of `GET /api/generate/talk-track/status/:jobId`. */
export function talkTrackStatus({ job, tasks }: JobDetail, now: number = Date.now()) {
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
