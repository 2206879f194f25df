import { route } from '@/lib/http/route'
import { startJob } from '@/lib/jobs/start-job'
import { talkTrackApi } from '@/lib/jobs/talk-track-operations'

export const POST = route(talkTrackApi.start, ({ request, supabase, body: { projectId, ...input } }) =>
  startJob(request, supabase, { kind: 'talk_track', projectId, input }),
)
