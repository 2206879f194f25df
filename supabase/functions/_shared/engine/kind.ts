import type { z } from 'zod'
import type { DocumentType } from '../documents/index.ts'
import type { PictureStyle, StoryPicture } from '../documents/picture.ts'
import type { UploadLimit } from '../documents/upload-limits.ts'
import type { Model } from '../model/model.ts'
import type { Sound } from '../narration/wav.ts'
import type { CharacterSheet } from '../pictures/character-sheet.ts'
import type { MeasuredPicture } from '../pictures/measure-picture.ts'

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
  /** What a file of its medium may have; its size is within it. */
  limit: UploadLimit
}

/** A recording as a kind sees it: the pieces that it is heard in, in order. Seconds of the whole recording. */
export interface ReadRecording {
  id: string
  name: string
  pieces: {
    position: number
    start: number
    seconds: number
    type: string
    bytes: number
    peak: number | null
  }[]
}

/** The sound of one piece. */
export interface ReadPiece {
  type: string
  bytes: number
  /** Its bytes from the start, as they come from Storage; throws FatalError('media_not_found'). */
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** A sentence that was spoken once, and where its sound is. */
export interface SpokenPiece {
  id: string
  /** Samples a second. */
  rate: number
  samples: number
}

/** What was spoken in the job's own project, by the hash of what makes it the same sound. */
export interface SpokenPieces {
  /** Those that are there. To ask is to need them: they are not cleared away soon. */
  find(keys: string[]): Promise<Map<string, SpokenPiece>>
  /** Keeps a sound whatever becomes of the job; where there is one already, that one. */
  keep(key: string, sound: Sound): Promise<SpokenPiece>
}

/** A video at a host that makes it small for slow lines; without a playback id while it is being prepared. */
export interface HostedVideo {
  assetId: string
  playbackId: string | null
}

/** Where the videos of recordings are played from besides Storage, for one task. */
export interface VideoHost {
  /** Has it fetch a video of the job's own project, once; the same one when it has it already. */
  handOver(mediaId: string): Promise<HostedVideo>
  /** How a video stands there now. Throws FatalError('video_rejected') for one that cannot be prepared. */
  look(assetId: string): Promise<HostedVideo>
}

/** A picture that was drawn, with its bytes and what they are. */
export interface DrawnPicture extends MeasuredPicture {
  segmentId: string
  key: string
  style: PictureStyle
  alt: string
  data: Uint8Array<ArrayBuffer>
}

/** The pictures of a story of the job's own project, by the hash of what makes them the same. */
export interface StoryPictures {
  /** Those that are there; with `again` only those that this job has drawn. By their keys. */
  find(keys: string[], again: boolean): Promise<Map<string, StoryPicture>>
  /**
   * Keeps a picture whatever becomes of the job; answers the one that counts for its segment: of two jobs the later one's.
   * Throws FatalError('document_not_found').
   */
  keep(documentId: string, picture: DrawnPicture): Promise<StoryPicture>
  /** How the story looks, where it was described before. */
  findSheet(documentId: string, key: string): Promise<CharacterSheet | null>
  /** Keeps how it looks; answers the sheet that counts: the first of its key. Throws FatalError('document_not_found'). */
  keepSheet(documentId: string, key: string, sheet: CharacterSheet): Promise<CharacterSheet>
}

export interface NewDocument {
  type: DocumentType
  title: string
  content: unknown
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
  /** A recording of the job's own project, with its pieces; throws FatalError('media_not_found'). */
  recording(id: string): Promise<ReadRecording>
  /** The transcripts that were made of it and are still there, newest first, a few at most. */
  transcripts(recordingId: string): Promise<ReadDocument[]>
  /** The bytes of one of its pieces; throws FatalError('media_not_found'). */
  piece(recordingId: string, position: number): Promise<ReadPiece>
  spoken: SpokenPieces
  pictures: StoryPictures
  /**
   * Writes a document before the job's end, at most one a task: it is there whatever becomes of the job, and an
   * attempt after this one gets the same id. Throws FatalError('result_invalid').
   */
  keepDocument(document: NewDocument): Promise<string>
  /** Null where no keys for one are set. */
  videos: VideoHost | null
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
    document?: NewDocument
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
