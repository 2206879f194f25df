import { mediumOf } from '@shared/documents/upload-limits.ts'
import { AppError } from '@/lib/http/app-error'
import type { Alone, Waited } from './alone'
import { checkHasBytes, checkMeasures, checkSize } from './check-limits'
import { seamsMatch } from './check-seams'
import { contentHashOf } from './content-hash'
import { contentTypeOf } from './content-type'
import type { Measured } from './measure'
import { Patience } from './patience'
import type { Media, MediaLimits, MediaType, NewMedia, ReadyMedia } from './schema'
import { type Begun, SendError, type StorageAccess, sendFile, UnreadableError } from './send-file'

/** What an upload needs of the product around it. */
export interface MediaService {
  storage: StorageAccess
  limits(signal: AbortSignal): Promise<MediaLimits>
  create(projectId: string, media: NewMedia, signal: AbortSignal): Promise<Media>
  finish(id: string, signal: AbortSignal): Promise<Media>
  /** Deletes it: what arrived is not what was sent. */
  discard(id: string, signal: AbortSignal): Promise<void>
  measure(file: Blob, type: MediaType): Promise<Measured>
  /** Does the work when nobody else sends this file; all at once where there is nobody else. */
  alone?: Alone
}

/**
 * Reading: the file is looked at, nothing is sent yet. Elsewhere: another tab sends the same file. Preparing: it is announced, and what has to come first is done.
 * Waiting: the network or Storage is away, it goes on by itself.
 */
export type UploadPhase =
  | 'reading'
  | 'elsewhere'
  | 'preparing'
  | 'sending'
  | 'waiting'
  | 'paused'
  | 'finishing'

export interface UploadProgress {
  phase: UploadPhase
  /** Read or sent, by the phase. */
  bytes: number
  total: number
  /** From when the file is announced: what to delete when somebody gives up. */
  mediaId: string | null
}

export interface UploadOptions {
  projectId: string
  /** What it is sent for: of two tabs that send a file for the same, one does what follows. */
  purpose?: string
  onProgress?: (progress: UploadProgress) => void
  /** Stops the upload. What was sent is kept for a day: the same file again goes on from there. */
  signal?: AbortSignal
  /** A look at the file before all of it is read; throws where it cannot be used. */
  inspect?: (type: MediaType) => Promise<void>
  /** What has to be done when the file is announced, before its bytes are sent. */
  prepare?: (media: Media, around: Around) => Promise<void>
}

interface Around {
  limits: MediaLimits
  patience: Patience
  /** Another has sent it until now, for the same purpose. */
  byAnother: boolean
}

export interface MediaUpload {
  done: Promise<ReadyMedia>
  pause(): void
  resume(): void
}

/** Sends a file to its project, whatever the network does; the file is known by its content, on every tab and after a reload. */
export function uploadMedia(
  service: MediaService,
  file: File,
  { projectId, purpose = 'itself', onProgress, signal, inspect, prepare }: UploadOptions,
): MediaUpload {
  const progress: UploadProgress = { phase: 'reading', bytes: 0, total: file.size, mediaId: null }
  let phase: UploadPhase = 'reading'
  const tell = (change: Partial<UploadProgress>) => onProgress?.({ ...Object.assign(progress, change) })
  const enter = (next: UploadPhase, bytes: number) => {
    phase = next
    tell({ phase, bytes })
  }
  const patience = new Patience((state) => tell({ phase: state === 'working' ? phase : state }), signal)

  async function read(): Promise<{ announced: NewMedia; limits: MediaLimits }> {
    enter('reading', 0)
    const limits = await patience.persist((stop) => service.limits(stop))
    checkHasBytes(file.size)
    const type = await contentTypeOf(file)
    if (!type) throw new AppError(415, 'unsupported_media_type', notUsable(file.name))
    const medium = mediumOf(type)
    checkSize(file.size, medium, limits.of)
    await inspect?.(type)
    const measured = await service.measure(file, type)
    checkMeasures(measured, medium, limits.of)
    const sha256 = await contentHashOf(file, { signal, onRead: (bytes) => tell({ bytes }) })
    const name = file.name.trim().slice(0, 255) || 'Untitled'
    return { announced: { name, bytes: file.size, sha256, ...measured }, limits }
  }

  async function send(media: Media, begun: Begun): Promise<void> {
    enter('sending', 0)
    const onSent = (bytes: number) => {
      patience.progressed()
      tell({ bytes })
    }
    await patience.persist(async (stop) => {
      try {
        await sendFile(file, media, service.storage, begun, { signal: stop, onSent })
      } catch (error) {
        // Its place may be taken: sent before, with the last word about it lost, or by another tab meanwhile.
        const maybe = error instanceof SendError && [403, 409].includes(error.status)
        if (!maybe || !(await isStored(media, stop))) throw error
      }
    })
  }

  async function isStored({ id }: Media, stop: AbortSignal): Promise<boolean> {
    try {
      return (await service.finish(id, stop)).status !== 'uploading'
    } catch (error) {
      if (error instanceof AppError && ['wrong_state', 'not_found'].includes(error.code)) return false
      throw error
    }
  }

  async function finish(media: Media, { seams }: Begun): Promise<Media> {
    enter('finishing', file.size)
    const isRight = await patience.persist((stop) => seamsMatch(file, media, service.storage, seams, stop))
    if (!isRight) {
      await patience.persist((stop) => service.discard(media.id, stop))
      throw notTheFile()
    }
    return patience.persist((stop) => service.finish(media.id, stop))
  }

  async function run(): Promise<ReadyMedia> {
    const { announced, limits } = await read()
    const create = () => patience.persist((stop) => service.create(projectId, announced, stop))
    const media = await create()
    tell({ mediaId: media.id })
    const work = async ({ waited, forTheSame }: Waited) =>
      // What the other has sent by now is not sent again.
      sendAll(waited ? await create() : media, { limits, patience, byAnother: forTheSame })
    if (!service.alone) return work({ waited: false, forTheSame: false })
    return service.alone(media.id, purpose, work, { onWait: () => enter('elsewhere', 0), signal })
  }

  async function sendAll(known: Media, around: Around): Promise<ReadyMedia> {
    let media = known
    if (prepare) {
      enter('preparing', 0)
      await prepare(media, around)
    }
    if (media.status === 'uploading') {
      const begun: Begun = { url: null, seams: new Set() }
      await send(media, begun)
      media = await finish(media, begun).catch(async (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'wrong_state') throw error
        // Storage said that it has all of it and has nothing: from the start, once.
        const anew: Begun = { url: null, seams: new Set() }
        await send(media, anew)
        return finish(media, anew)
      })
    }
    if (media.status === 'ready') return media
    throw notTheFile()
  }

  const done = run().catch((error: unknown) => {
    throw asAppError(error)
  })
  return { done, pause: () => patience.pause(), resume: () => patience.resume() }
}

const notTheFile = () =>
  new AppError(409, 'conflict', 'What arrived is not the file that was chosen. Choose it again.')

const notUsable = (name: string) =>
  `“${name}” is no sound, video, picture or PDF that can be used, whatever its name says.`

/** In words for the person who waits. */
function asAppError(cause: unknown): unknown {
  if (cause instanceof UnreadableError || isUnreadable(cause)) {
    const message = 'The file was changed or moved while it was read. Choose it again.'
    return new AppError(422, 'invalid_input', message, { cause })
  }
  if (!(cause instanceof SendError)) return cause
  if (cause.status === 413)
    return new AppError(413, 'file_too_large', 'This file is larger than Storage takes.', { cause })
  if (cause.status === 415)
    return new AppError(415, 'unsupported_media_type', 'Storage does not take this kind of file.', { cause })
  if (cause.status === 400 || cause.status === 401)
    return new AppError(401, 'not_authenticated', 'Your session has ended. Sign in again.', { cause })
  return new AppError(404, 'not_found', 'This upload is not expected any more. Choose the file again.', {
    cause,
  })
}

/** What a browser says of a file that changed on its disk. */
function isUnreadable(error: unknown): boolean {
  return error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name)
}
