import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { documentSchemas } from '../documents/index.ts'
import type { Model } from '../model/model.ts'
import { documentGone, FatalError, RetryableError } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import { keepDocument } from './keep-document.ts'
import type { ReadDocument, TaskContext, VideoHost } from './kind.ts'
import { readMedia } from './read-media.ts'
import { readPiece, readRecording } from './read-recording.ts'
import { spokenPieces } from './spoken-pieces.ts'
import { storyPictures } from './story-pictures.ts'

const DocumentRowSchema = z.object({
  id: z.string(),
  type: z.enum(Object.keys(documentSchemas) as [keyof typeof documentSchemas]),
  title: z.string(),
  revision: z.number(),
  content: z.unknown(),
})

const DOCUMENT = 'id, type, title, revision, content'

/** What a handler sees: its input, a model bound to this attempt, and the job's own documents. */
export function createTaskContext<Input>(
  client: SupabaseClient,
  task: ClaimedTask,
  input: Input,
  model: Model,
  signal: AbortSignal,
  videos: VideoHost | null,
): TaskContext<Input> {
  return {
    input,
    task: { stage: task.stage, position: task.position, input: task.input, attempt: task.attempt },
    signal,
    model,
    document: (id) => readDocument(client, task, id, signal),
    media: (id) => readMedia(client, task, id, signal),
    recording: (id) => readRecording(client, task, id, signal),
    transcripts: (id) => readTranscripts(client, task, id, signal),
    piece: (id, position) => readPiece(client, task, id, position, signal),
    spoken: spokenPieces(client, task, signal),
    pictures: storyPictures(client, task, signal),
    keepDocument: (document) => keepDocument(client, task, document, signal),
    videos,
    outputs: (stage) => readOutputs(client, task, stage, signal),
  }
}

/** The worker's key sees every row, so the owner and the project are part of the question. */
async function readDocument(
  client: SupabaseClient,
  task: ClaimedTask,
  id: string,
  signal: AbortSignal,
): Promise<ReadDocument> {
  const { data, error } = await client
    .from('documents')
    .select(DOCUMENT)
    .eq('id', id)
    .eq('user_id', task.userId)
    .eq('project_id', task.projectId)
    .abortSignal(signal)
    .maybeSingle()
  if (error) throw unreadable(signal, error)
  if (!data) {
    throw documentGone()
  }
  const row = DocumentRowSchema.safeParse(data)
  if (!row.success) {
    throw new FatalError('document_unreadable', 'The document is of a type that this job cannot read.')
  }
  return row.data
}

/** More than these nobody makes of one recording, or needs to. */
const MAX_TRANSCRIPTS = 5

async function readTranscripts(
  client: SupabaseClient,
  { userId, projectId }: ClaimedTask,
  mediaId: string,
  signal: AbortSignal,
): Promise<ReadDocument[]> {
  const { data, error } = await client
    .from('documents')
    .select(DOCUMENT)
    .match({ user_id: userId, project_id: projectId, type: 'transcript' })
    .eq('content->>mediaId', mediaId)
    .order('created_at', { ascending: false })
    .limit(MAX_TRANSCRIPTS)
    .abortSignal(signal)
  if (error) throw unreadable(signal, error)
  return z.array(DocumentRowSchema).parse(data)
}

async function readOutputs(client: SupabaseClient, task: ClaimedTask, stage: string, signal: AbortSignal) {
  const { data, error } = await client
    .from('job_tasks')
    .select('output')
    .eq('job_id', task.jobId)
    .eq('stage', stage)
    .eq('status', 'completed')
    .order('position')
    .abortSignal(signal)
  if (error) throw unreadable(signal, error)
  return data.map((row: { output: unknown }) => row.output)
}

function unreadable(signal: AbortSignal, cause: unknown) {
  if (signal.aborted) return signal.reason as Error
  return new RetryableError('database_unavailable', 'The database did not answer; the task is tried again.', {
    cause,
  })
}
