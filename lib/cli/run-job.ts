import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { actionFor, explain } from '../../supabase/functions/_shared/engine/error-catalogue.ts'
import { type Job, JobSchema } from '../../supabase/functions/_shared/engine/job.ts'
import { kick, take } from './calls.ts'
import { CliError } from './cli-error.ts'
import type { Connection } from './connect.ts'
import type { CliSource } from './kinds.ts'
import { storePieces } from './store-pieces.ts'

const PROJECT_TITLE = 'From the terminal'
const POLL_MS = 400
/** The database may restart while we watch; a job survives that, so the watching does too. */
const MAX_FAILED_POLLS = 75

const IdSchema = z.looseObject({ id: z.string() })
const EnqueuedSchema = z.object({ job: JobSchema })

/** Stores what is generated from, in the project that holds what comes from the terminal. A brief is stored with its job alone. */
export async function storeSource(
  connection: Connection,
  fileName: string,
  source: CliSource,
): Promise<{ id: string; projectId: string }> {
  const projectId = await findProject(connection)
  if ('brief' in source) return { id: source.brief, projectId }
  if ('mediaType' in source)
    return { id: await storeMedia(connection, projectId, fileName, source), projectId }
  const answer = await connection.client.rpc('create_document', {
    project_id: projectId,
    type: source.type,
    title: source.title,
    content: source.content,
    source: { fileName },
  })
  return { id: take(answer, IdSchema).id, projectId }
}

const MediaSchema = z.looseObject({
  id: z.string(),
  path: z.string(),
  status: z.string(),
  piecesReadyAt: z.string().nullish(),
})

async function storeMedia(
  { client }: Connection,
  projectId: string,
  fileName: string,
  source: Extract<CliSource, { mediaType: string }>,
): Promise<string> {
  const { mediaType, bytes } = source
  const announced = await client.rpc('create_media', {
    project_id: projectId,
    name: fileName,
    type: mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...('pixels' in source && { pixels: source.pixels }),
  })
  const { id, path, status, piecesReadyAt } = take(announced, MediaSchema)
  // Of a file that came before the pieces are there; cut anew they need not be the same, byte for byte.
  if ('pieces' in source && !piecesReadyAt) await storePieces(client, id, source.pieces)
  if (status === 'ready') return id
  const options = { contentType: mediaType }
  const { error } = await client.storage.from('media').upload(path, bytes, options)
  // It may be there already, from a command that ended before it could say so.
  if (error && !/exist/i.test(error.message)) {
    throw new CliError(`Storage did not take the file: ${error.message}.`, 1, { cause: error })
  }
  const finished = take(await client.rpc('finish_media', { media_id: id }), MediaSchema)
  if (finished.status !== 'ready') throw new CliError('The file did not arrive whole. Try again.')
  return id
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

/** Starts the job in that project. */
export async function enqueue(
  connection: Connection,
  kind: string,
  projectId: string,
  input: Record<string, unknown>,
): Promise<Job> {
  const args = { kind, project_id: projectId, input }
  const { job } = take(await connection.client.rpc('enqueue_job', args), EnqueuedSchema)
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

export function failureText({ code, message }: { code: string; message: string }): string {
  return `${explain(code).title} (${code}). ${message} ${actionFor({ code, message })}`.trim()
}

const AskedSchema = z.looseObject({
  question: z.looseObject({ text: z.string(), choices: z.array(z.string()) }),
})

function questionText({ text, choices }: { text: string; choices: string[] }): string {
  const named = choices.length > 0 ? ` It could be: ${choices.join(', ')}.` : ''
  return `There is a question, and nothing was written. ${text}${named} Answer with --prompt "…" and run it again.`
}

/** The document that the job wrote; a job that ended with a question says it. */
export async function readResult({ client }: Connection, job: Extract<Job, { status: 'completed' }>) {
  const asked = AskedSchema.safeParse(job.result)
  if (asked.success) throw new CliError(questionText(asked.data.question))
  const { documentId } = z.looseObject({ documentId: z.string() }).parse(job.result)
  const answer = await client
    .from('documents')
    .select('id, type, title, content')
    .eq('id', documentId)
    .single()
  return take(answer, z.object({ id: z.string(), type: z.string(), title: z.string(), content: z.unknown() }))
}
