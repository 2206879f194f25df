import type { z } from 'zod'
import type { DocumentType } from '../documents/index.ts'
import type { Model } from '../model/model.ts'

/** A document as a kind sees it. */
export interface ReadDocument {
  id: string
  type: DocumentType
  title: string
  revision: number
  content: unknown
}

/** A stored file as a kind sees it: ready, and with all its bytes. */
export interface ReadMedia {
  id: string
  name: string
  /** As its owner's browser found it by content; a reader that depends on it looks at the bytes. */
  type: string
  bytes: Uint8Array
}

/** What a stage's handler is given. It knows nothing of leases, claims or transport. */
export interface TaskContext<Input> {
  /** The job's input, parsed by the kind's own schema. */
  input: Input
  task: { stage: string; position: number; input: unknown; attempt: number }
  /** Aborted when the job is cancelled, the lease is lost or the worker's time is up. */
  signal: AbortSignal
  model: Model
  /** A document of the job's own project; throws FatalError('document_not_found'). */
  document(id: string): Promise<ReadDocument>
  /** A stored file of the job's own project; throws FatalError('media_not_found') or ('media_too_large'). */
  media(id: string): Promise<ReadMedia>
  /** The stored outputs of an earlier stage, in order. */
  outputs(stage: string): Promise<unknown[]>
}

/** A task to insert when this one completes. `position` orders tasks within their stage, from 0. */
export interface NextTask {
  stage: string
  position: number
  input: unknown
}

/** What a stage's handler returns. */
export interface TaskResult {
  /** Stored once, under 1 MB; never computed again. */
  output: unknown
  /** Tasks of later stages; only a task may plan tasks. */
  nextTasks?: NextTask[]
  /** The end of the job: written together with the last task, all or nothing, once. */
  finish?: {
    document?: { type: DocumentType; title: string; content: unknown }
    result?: Record<string, unknown>
  }
}

export interface JobKind<Schema extends z.ZodType = z.ZodType> {
  kind: string
  input: Schema
  /** One handler a stage, by the stage's name in `job_kinds.stages`. */
  stages: Record<string, (context: TaskContext<z.infer<Schema>>) => Promise<TaskResult>>
}

/** Declares a job kind; only here so that handlers get the type of their own input. */
export function defineKind<Schema extends z.ZodType>(kind: JobKind<Schema>): JobKind<Schema> {
  return kind
}
