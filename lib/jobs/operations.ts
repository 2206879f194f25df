import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import {
  AcknowledgedSchema,
  AcknowledgeSchema,
  DismissedSchema,
  JOB_FILTERS,
  JobDetailSchema,
  JobPageSchema,
  JobPartsSchema,
  JobReplySchema,
  JobSilenceSchema,
  JobStartedSchema,
  StartJobSchema,
} from './schema'

const ListQuery = z.strictObject({
  /** `current`: what is live, and what ended on its own without anybody having seen it; a hundred a page. */
  status: z.enum([...JOB_FILTERS, 'current']).optional(),
  projectId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
})

/** Jobs over HTTP. */
export const jobsApi = {
  list: operation({
    method: 'GET',
    path: '/jobs',
    summary: "The caller's jobs, newest first.",
    query: ListQuery,
    status: 200,
    answer: JobPageSchema,
  }),
  start: operation({
    method: 'POST',
    path: '/jobs',
    summary: 'Starts a job of any kind.',
    body: StartJobSchema,
    idempotent: true,
    status: 202,
    answer: JobStartedSchema,
    problems: ['not_found', 'unknown_kind', 'idempotency_key_reused', 'too_many_jobs', 'wrong_state'],
  }),
  acknowledge: operation({
    method: 'POST',
    path: '/jobs/acknowledge',
    summary: 'Marks ended jobs as seen; answers the ids that this call marked.',
    body: AcknowledgeSchema,
    status: 200,
    answer: AcknowledgedSchema,
  }),
  dismissed: operation({
    method: 'GET',
    path: '/jobs/dismissed',
    summary: 'The failures that the caller need not be told of again: the newest five hundred.',
    status: 200,
    answer: z.object({ dismissed: z.array(DismissedSchema) }),
  }),
  dismiss: operation({
    method: 'POST',
    path: '/jobs/{id}/dismiss',
    summary: 'The caller need not be told again that this run of a job failed.',
    params: IdParams,
    status: 200,
    answer: DismissedSchema,
    problems: ['wrong_state'],
  }),
  silence: operation({
    method: 'GET',
    path: '/jobs/{id}/silence',
    summary:
      'For how many seconds the worker of a job has not been heard from; null while nobody works on it.',
    params: IdParams,
    status: 200,
    answer: JobSilenceSchema,
  }),
  get: operation({
    method: 'GET',
    path: '/jobs/{id}',
    summary: 'A job, its tasks and its time line.',
    params: IdParams,
    status: 200,
    answer: JobDetailSchema,
  }),
  parts: operation({
    method: 'GET',
    path: '/jobs/{id}/parts',
    summary: 'The finished parts of a job since a cursor: pass `lastEvent` as `after` to go on.',
    params: IdParams,
    query: z.strictObject({
      after: z.coerce.number<number>().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    }),
    status: 200,
    answer: JobPartsSchema,
  }),
  cancel: operation({
    method: 'POST',
    path: '/jobs/{id}/cancel',
    summary: 'Cancels a live job; finished parts are kept.',
    params: IdParams,
    status: 202,
    answer: JobReplySchema,
    problems: ['wrong_state'],
  }),
  retry: operation({
    method: 'POST',
    path: '/jobs/{id}/retry',
    summary: 'Runs a failed job again, or continues a cancelled one; finished parts are kept.',
    params: IdParams,
    status: 202,
    answer: JobReplySchema,
    problems: ['conflict', 'wrong_state', 'too_many_jobs'],
  }),
  kick: operation({
    method: 'POST',
    path: '/jobs/{id}/kick',
    summary: 'Tells the worker again that a job of the caller waits. Harmless to repeat.',
    params: IdParams,
    status: 202,
    answer: JobReplySchema,
  }),
}
