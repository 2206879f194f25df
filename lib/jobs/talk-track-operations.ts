import { TalkTrackInputSchema } from '@shared/kinds/talk_track/schema.ts'
import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { jobsApi } from './operations'
import { JobStartedSchema } from './schema'
import { TalkTrackStatusSchema } from './talk-track-status'

/** Talk tracks in the flat form that older clients know. */
export const talkTrackApi = {
  start: operation({
    method: 'POST',
    path: '/generate/talk-track',
    summary: 'Starts a talk track for a deck. The same as `POST /api/jobs` with that kind, with a flat body.',
    body: TalkTrackInputSchema.extend({ projectId: z.uuid() }),
    idempotent: true,
    status: 202,
    answer: JobStartedSchema,
    problems: jobsApi.start.problems,
  }),
  status: operation({
    method: 'GET',
    path: '/generate/talk-track/status/{jobId}',
    summary: 'How a talk track is coming along, in the flat form that other clients poll.',
    params: z.object({ jobId: z.uuid() }),
    status: 200,
    answer: TalkTrackStatusSchema,
  }),
}
