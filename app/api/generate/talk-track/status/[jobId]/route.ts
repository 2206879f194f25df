import { AppError } from '@/lib/http/app-error'
import { route } from '@/lib/http/route'
import { jobReads } from '@/lib/jobs/server'
import { talkTrackApi } from '@/lib/jobs/talk-track-operations'
import { talkTrackStatus } from '@/lib/jobs/talk-track-status'

export const GET = route(talkTrackApi.status, async ({ supabase, params }) => {
  const detail = await jobReads(supabase).getJob(params.jobId)
  if (detail.job.kind !== 'talk_track') throw new AppError(404, 'not_found', 'This job does not exist.')
  return talkTrackStatus(detail)
})
