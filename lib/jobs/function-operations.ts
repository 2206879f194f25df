import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { JobDetailSchema, JobStartedSchema, StartJobSchema } from './schema'

/** Jobs by the Edge Functions, for clients that are not this app: below `<Supabase>/functions/v1`. */
export const jobFunctions = {
  create: operation({
    method: 'POST',
    path: '/job-creator',
    summary: 'Starts a job of any kind; the same as `POST /api/jobs`.',
    body: StartJobSchema,
    idempotent: true,
    status: 202,
    answer: JobStartedSchema,
  }),
  status: operation({
    method: 'GET',
    path: '/job-status',
    summary: 'A job, its tasks and its time line; the same as `GET /api/jobs/{id}`.',
    query: z.strictObject({ id: z.uuid() }),
    status: 200,
    answer: JobDetailSchema,
  }),
}
