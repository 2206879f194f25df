import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { explain } from '../../supabase/functions/_shared/engine/error-catalogue.ts'
import { type Job, JobSchema } from '../../supabase/functions/_shared/engine/job.ts'
import { kick, take } from './calls.ts'
import { CliError } from './cli-error.ts'
import type { Connection } from './connect.ts'

const PROJECT_TITLE = 'From the terminal'
const POLL_MS = 400
/** The database may restart while we watch; a job survives that, so the watching does too. */
const MAX_FAILED_POLLS = 75

const IdSchema = z.looseObject({ id: z.string() })
const EnqueuedSchema = z.object({ job: JobSchema })

interface Source {
  type: string
  title: string
  content: unknown
  fileName: string
}

/** Stores the source document, in the project that holds what was generated from the terminal. */
export async function storeSource({ client }: Connection, source: Source): Promise<string> {
  const projectId = await findProject({ client })
  const answer = await client.rpc('create_document', {
    project_id: projectId,
    type: source.type,
    title: source.title,
    content: source.content,
    source: { fileName: source.fileName },
  })
  return take(answer, IdSchema).id
}

async function findProject({ client }: Pick<Connection, 'client'>): Promise<string> {
  const found = await client
    .from('projects')
    .select('id')
    .eq('title', PROJECT_TITLE)
    .order('created_at')
    .limit(1)
  const [existing] = take(found, z.array(IdSchema))
  if (existing) return existing.id
  return take(await client.from('projects').insert({ title: PROJECT_TITLE }).select('id').single(), IdSchema)
    .id
}

/** Starts the job in the project of its document. */
export async function enqueue(
  connection: Connection,
  kind: string,
  documentId: string,
  input: Record<string, unknown>,
): Promise<Job> {
  const { client } = connection
  const document = await client.from('documents').select('project_id').eq('id', documentId).single()
  const { project_id } = take(document, z.object({ project_id: z.string() }))
  const { job } = take(await client.rpc('enqueue_job', { kind, project_id, input }), EnqueuedSchema)
  await kick(connection)
  return job
}

/** Watches a job until its end. Throws with what happened and what to do when that is not success. */
export async function follow(
  { client }: Connection,
  jobId: string,
  onChange: (job: Job) => void,
): Promise<Extract<Job, { status: 'completed' }>> {
  let failedPolls = 0
  for (let version = -1; ; ) {
    const answer = await client.rpc('get_job', { job_id: jobId })
    failedPolls = answer.error ? failedPolls + 1 : 0
    if (answer.error && failedPolls > MAX_FAILED_POLLS) take(answer, z.never())
    if (!answer.error) {
      const { job } = EnqueuedSchema.parse(answer.data)
      if (job.version !== version) onChange(job)
      version = job.version
      if (job.status === 'completed') return job
      if (job.status === 'failed') throw new CliError(failureText(job.error))
      if (job.status === 'cancelled') throw new CliError('The job was cancelled.')
    }
    await sleep(POLL_MS)
  }
}

function failureText({ code, message }: { code: string; message: string }): string {
  const { action } = explain(code)
  return `It failed (${code}): ${message} ${action}`
}

/** The document that the job wrote. */
export async function readResult({ client }: Connection, job: Extract<Job, { status: 'completed' }>) {
  const { documentId } = z.looseObject({ documentId: z.string() }).parse(job.result)
  const answer = await client
    .from('documents')
    .select('id, type, title, content')
    .eq('id', documentId)
    .single()
  return take(answer, z.object({ id: z.string(), type: z.string(), title: z.string(), content: z.unknown() }))
}
