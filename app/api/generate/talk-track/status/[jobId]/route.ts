import { z } from 'zod'
import { AppError } from '@/lib/http/app-error'
import { route } from '@/lib/http/route'
import { jobReads } from '@/lib/jobs/server'
import { talkTrackStatus } from '@/lib/jobs/talk-track-status'

/** How a talk track is coming along, in the flat form that other clients poll. */
export const GET = route({ params: z.object({ jobId: z.uuid() }) }, async ({ supabase, params }) => {
  const detail = await jobReads(supabase).getJob(params.jobId)
  if (detail.job.kind !== 'talk_track') throw new AppError(404, 'not_found', 'This job does not exist.')
  return talkTrackStatus(detail)
})
