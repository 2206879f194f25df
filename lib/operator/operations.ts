import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import {
  OPERATOR_FILTERS,
  OperatorJobDetailSchema,
  OperatorJobsSchema,
  OperatorReplySchema,
  OverviewSchema,
} from './schema'

/** What operators see and do over HTTP. To everybody else these addresses do not exist. */
export const operatorApi = {
  overview: operation({
    method: 'GET',
    path: '/operator/overview',
    summary: 'Queues, and live jobs in trouble; for operators.',
    access: 'operator',
    status: 200,
    answer: OverviewSchema,
  }),
  listJobs: operation({
    method: 'GET',
    path: '/operator/jobs',
    summary: 'The newest hundred jobs of all users that fit; for operators.',
    access: 'operator',
    query: z.strictObject({
      status: z.enum(OPERATOR_FILTERS).optional(),
      kind: z.string().max(50).optional(),
      search: z.string().max(320).optional(),
    }),
    status: 200,
    answer: OperatorJobsSchema,
  }),
  getJob: operation({
    method: 'GET',
    path: '/operator/jobs/{id}',
    summary: 'One job of anybody, with its tasks and time line; for operators.',
    access: 'operator',
    params: IdParams,
    status: 200,
    answer: OperatorJobDetailSchema,
  }),
  cancel: operation({
    method: 'POST',
    path: '/operator/jobs/{id}/cancel',
    summary: 'Cancels a live job of anybody; for operators.',
    access: 'operator',
    params: IdParams,
    status: 202,
    answer: OperatorReplySchema,
    problems: ['wrong_state'],
  }),
  retry: operation({
    method: 'POST',
    path: '/operator/jobs/{id}/retry',
    summary: 'Runs a failed or cancelled job of anybody again; for operators.',
    access: 'operator',
    params: IdParams,
    status: 202,
    answer: OperatorReplySchema,
    problems: ['conflict', 'wrong_state', 'too_many_jobs'],
  }),
}
