import { TalkTrackInputSchema } from '@shared/kinds/talk_track/schema.ts'
import { z } from 'zod'
import { route } from '@/lib/http/route'
import { startJob } from '@/lib/jobs/start-job'

const Body = TalkTrackInputSchema.extend({ projectId: z.uuid() })

/** Starts a talk track for a deck. The same as `POST /api/jobs` with that kind, with a flat body. */
export const POST = route({ body: Body }, ({ request, supabase, body: { projectId, ...input } }) =>
  startJob(request, supabase, { kind: 'talk_track', projectId, input }),
)
