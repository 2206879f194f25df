import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import {
  ChainReplySchema,
  ChainScopeSchema,
  ChainStartedSchema,
  ChainsSchema,
  StartChainSchema,
} from './schema'

/** Chains of jobs over HTTP. */
export const chainsApi = {
  list: operation({
    method: 'GET',
    path: '/chains',
    summary: "The caller's chains that go on or ended unfinished, newest first, each with its jobs.",
    status: 200,
    answer: ChainsSchema,
  }),
  start: operation({
    method: 'POST',
    path: '/chains',
    summary: 'Starts jobs that go on one after the other, all or none.',
    body: StartChainSchema,
    idempotent: true,
    status: 202,
    answer: ChainStartedSchema,
    problems: ['not_found', 'unknown_kind', 'idempotency_key_reused', 'too_many_jobs', 'wrong_state'],
  }),
  cancel: operation({
    method: 'POST',
    path: '/chains/{id}/cancel',
    summary: 'Cancels a chain, or one part and what waits for it; finished parts are kept.',
    params: IdParams,
    body: ChainScopeSchema,
    status: 202,
    answer: ChainReplySchema,
    problems: ['wrong_state'],
  }),
  retry: operation({
    method: 'POST',
    path: '/chains/{id}/retry',
    summary: 'Runs again what did not finish of a chain, or one part and what waits for it.',
    params: IdParams,
    body: ChainScopeSchema,
    status: 202,
    answer: ChainReplySchema,
    problems: ['conflict', 'wrong_state', 'too_many_jobs'],
  }),
}
