import type { Job } from '@shared/engine/job.ts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { expect, vi } from 'vitest'
import type { ScriptedReply } from '../../support/scripted-model.ts'
import { kick, signedInUser } from '../../support/stack.ts'
import { must } from './talk-track-job.ts'

export const content = (value: unknown): ScriptedReply => ({
  type: 'content',
  content: JSON.stringify(value),
})

/** A new user with a project and a transcript of two lines in it. */
export async function aProject() {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'Bread' }).select('id').single())
  const line = { start: null, end: null, speaker: null }
  const lines = ['Flour is ground grain.', 'Rye rises slowly.'].map((text) => ({ ...line, text }))
  const talk = await must(
    client.rpc('create_document', {
      project_id: project.id,
      type: 'transcript',
      title: 'A talk',
      content: { language: null, lines, format: 'text', warnings: [] },
      source: {},
    }),
  )
  return { client, projectId: project.id as string, talkId: talk.id as string }
}

/** Runs a job to its end. */
export async function run(
  client: SupabaseClient,
  kind: string,
  projectId: string,
  input: unknown,
): Promise<Job> {
  const { job } = (await must(client.rpc('enqueue_job', { kind, project_id: projectId, input }))) as {
    job: Job
  }
  await kick()
  return vi.waitFor(
    async () => {
      const { job: now } = (await must(client.rpc('get_job', { job_id: job.id }))) as { job: Job }
      if (!['completed', 'failed'].includes(now.status)) throw new Error(`It is ${now.status}`)
      return now
    },
    { timeout: 30_000, interval: 100 },
  )
}

export const brief = (sources: string[]) => ({
  topic: 'Bread',
  audience: 'Beginners',
  goal: '',
  slides: 8,
  tone: 'professional',
  sources,
})

/** The document that a completed job wrote. */
export async function resultOf(client: SupabaseClient, job: Job) {
  expect(job).toMatchObject({ status: 'completed' })
  const id = job.result?.documentId
  return must(client.from('documents').select('id, title, content, revision').eq('id', id).single())
}
