import { type Job, JobSchema } from '@shared/engine/job.ts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { inject, vi } from 'vitest'
import { z } from 'zod'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { kick, serviceClient, signedInUser } from '../../support/stack.ts'

/** The model that the stack's worker talks to. One a file: the port is the stack's. */
export function startModel(): Promise<ScriptedModel> {
  return startScriptedModel({ port: inject('scriptedModelPort') })
}

const DetailSchema = z.looseObject({
  job: JobSchema,
  tasks: z.array(z.looseObject({ stage: z.string(), position: z.number(), status: z.string() })),
  events: z.array(z.looseObject({ type: z.string(), data: z.looseObject({}) })),
  usage: z.looseObject({ inputTokens: z.number() }).nullable(),
})
export type Detail = z.infer<typeof DetailSchema>

export interface StartedJob {
  id: string
  client: SupabaseClient
  userId: string
  detail(): Promise<Detail>
  /** Until the job is as wanted; fails with where it stood. */
  until(wanted: (job: Job) => boolean, timeout?: number): Promise<Detail>
  /** The content of the document that it wrote. */
  document(): Promise<unknown>
}

interface Options {
  slides?: number
  kicked?: boolean
  slide?: (number: number) => { title?: string; body?: string; hidden?: boolean }
}

/** A new user with a deck, and a talk track job of it. */
export async function startJob({ slides = 62, kicked = true, slide }: Options = {}): Promise<StartedJob> {
  const { client, userId } = await signedInUser()
  const job = await startJobAs(client, { slides, slide })
  if (kicked) await kick()
  return { ...job, userId }
}

/** The same for a user who is signed in already. */
export async function startJobAs(client: SupabaseClient, { slides = 62, slide }: Options = {}) {
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const content = { format: 'markdown', warnings: [], slides: makeSlides(slides, slide) }
  const deck = await must(
    client.rpc('create_document', {
      project_id: project.id,
      type: 'deck',
      title: 'A deck',
      content,
      source: {},
    }),
  )
  const input = { deckId: deck.id, tone: 'conversational', audience: 'Everyone', wordsPerMinute: 140 }
  const enqueue = { kind: 'talk_track', project_id: project.id, input }
  const { job } = (await must(client.rpc('enqueue_job', enqueue))) as { job: { id: string } }
  const detail = async () => DetailSchema.parse(await must(client.rpc('get_job', { job_id: job.id })))
  return {
    id: job.id,
    client,
    detail,
    until: (wanted: (job: Job) => boolean, timeout = 60_000) =>
      vi.waitFor(
        async () => {
          const found = await detail()
          if (!wanted(found.job))
            throw new Error(`It stands at ${JSON.stringify({ ...found.job, input: undefined })}`)
          return found
        },
        { timeout, interval: 100 },
      ),
    async document() {
      const { job: done } = await detail()
      const { data } = await client
        .from('documents')
        .select('content')
        .eq('id', done.result?.documentId)
        .single()
      return data?.content as unknown
    },
  }
}

function makeSlides(count: number, slide: Options['slide']) {
  return Array.from({ length: count }, (_, index) => ({
    id: `s${index + 1}`,
    title: `Slide ${index + 1}`,
    body: `- point ${index + 1}`,
    notes: '',
    hidden: false,
    ...slide?.(index + 1),
  }))
}

/** The data of an answer, or its error thrown. */
export async function must<Data>(
  answer: PromiseLike<{ data: Data; error: unknown }>,
): Promise<NonNullable<Data>> {
  const { data, error } = await answer
  if (error || data === null || data === undefined) throw error ?? new Error('There was no data')
  return data
}

/** Changes how long a lease lasts while `work` runs. */
export async function withLeaseSeconds(seconds: number, work: () => Promise<void>): Promise<void> {
  const set = (value: number) =>
    must(serviceClient().from('job_settings').update({ lease_seconds: value }).eq('only_row', true).select())
  await set(seconds)
  try {
    await work()
  } finally {
    await set(45)
  }
}

/** The slides that the model was asked for, each as often as it was. */
export function slidesAsked(model: ScriptedModel): number[] {
  return model.calls.flatMap(({ slides }) => slides).sort((a, b) => a - b)
}

export const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
