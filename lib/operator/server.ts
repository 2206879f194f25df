import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireUser } from '@/lib/auth/user'
import { answer } from '@/lib/data/rpc'
import { type Supabase, serverSupabase } from '@/lib/supabase/server'
import { OperatorJobDetailSchema, OperatorJobSchema, OverviewSchema } from './schema'

/** Whether the signed-in user is an operator. */
export async function isOperator(): Promise<boolean> {
  return answer((await serverSupabase()).rpc('is_operator'), z.boolean())
}

/** For everyone who is no operator, the page does not exist. */
export async function requireOperator(): Promise<void> {
  await requireUser()
  if (!(await isOperator())) notFound()
}

interface JobSearch {
  status?: string
  kind?: string
  search?: string
}

/** The operator's verbs, as the user of this client; SQL asks whether it is one. */
export function operatorVerbs(supabase: Supabase) {
  return {
    overview: () => answer(supabase.rpc('operator_overview'), OverviewSchema),
    listJobs: (search: JobSearch) =>
      answer(supabase.rpc('operator_list_jobs', search), z.array(OperatorJobSchema)),
    getJob: (id: string) => answer(supabase.rpc('operator_get_job', { job_id: id }), OperatorJobDetailSchema),
    cancelJob: (id: string) => answer(supabase.rpc('operator_cancel_job', { job_id: id }), OperatorJobSchema),
    retryJob: (id: string) => answer(supabase.rpc('operator_retry_job', { job_id: id }), OperatorJobSchema),
  }
}
