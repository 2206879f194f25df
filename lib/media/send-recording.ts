import { AppError } from '@/lib/http/app-error'
import { CutError } from './cut/cut-error.ts'
import type { ReadyMedia } from './schema'
import type { PieceService, PiecesProgress } from './send-pieces'
import { type MediaService, type UploadOptions, type UploadProgress, uploadMedia } from './upload-media'

export type RecordingService = MediaService & PieceService

export interface RecordingProgress extends UploadProgress {
  pieces: PiecesProgress
}

export interface SendRecordingOptions {
  projectId: string
  /** What is made of it: see UploadOptions. */
  purpose?: string
  onProgress?: (progress: RecordingProgress) => void
  /** Stops it. What was sent is kept for a day: the same file again goes on from there. */
  signal?: AbortSignal
}

/** It came here by another tab, which sent it for the same purpose and has begun what it is for. */
interface ByAnother {
  byAnother: boolean
}

export interface RecordingUpload {
  /** All its pieces are there: a job can hear it from now on, while the original is still on its way. */
  audible: Promise<{ mediaId: string } & ByAnother>
  /** The original is there as well, and can be played. Fails with the same error as `audible`, if that does. */
  done: Promise<ReadyMedia & ByAnother>
  pause(): void
  resume(): void
}

/**
 * Sends sound or video to its project: reads and announces it, cuts it, sends the pieces that it is heard in, and then
 * the original, whatever the network does. Nothing is sent of what cannot be heard. Fails with an AppError in words
 * for the person who waits: 415 for what is no recording, 422 `recording_unreadable`, `transcript_no_speech`, 413.
 */
export function sendRecording(
  service: RecordingService,
  file: File,
  { projectId, purpose, onProgress, signal }: SendRecordingOptions,
): RecordingUpload {
  let pieces: PiecesProgress = { cut: 0, sent: 0, seconds: 0, total: null, brokenOffAt: null }
  let original: UploadProgress = { phase: 'reading', bytes: 0, total: file.size, mediaId: null }
  const tell = () => onProgress?.({ ...original, pieces })
  const audible = Promise.withResolvers<{ mediaId: string } & ByAnother>()
  let isStoredByAnother = false

  const prepare: UploadOptions['prepare'] = async (media, around) => {
    const { sendPieces } = await import('./send-pieces')
    const onProgress = (progress: PiecesProgress) => {
      pieces = progress
      tell()
    }
    try {
      await sendPieces(file, media, service, { ...around, onProgress })
    } catch (error) {
      // Nothing is kept of what nobody will ever hear.
      if (error instanceof CutError && media.status === 'uploading')
        await around.patience.persist((stop) => service.discard(media.id, stop))
      throw error
    }
    const { byAnother } = around
    isStoredByAnother = byAnother && media.status === 'ready'
    audible.resolve({ mediaId: media.id, byAnother: byAnother && media.piecesReadyAt !== null })
  }

  const upload = uploadMedia(service, file, {
    projectId,
    onProgress(progress) {
      original = progress
      tell()
    },
    ...(purpose && { purpose }),
    ...(signal && { signal }),
    async inspect(type) {
      if (!/^(audio|video)\//.test(type)) throw notARecording(file.name)
      const { openRecording } = await import('./cut/open-recording.ts')
      await openRecording(file, async () => undefined)
    },
    prepare,
  })
  const done = upload.done.then(
    (media) => ({ ...media, byAnother: isStoredByAnother }),
    (error: unknown) => {
      throw error instanceof CutError ? unheard(error) : error
    },
  )
  done.catch((error: unknown) => audible.reject(error))
  // Whoever waits for one of them is told; that nobody waits for the other is no error of its own.
  audible.promise.catch(() => undefined)
  return { ...upload, audible: audible.promise, done }
}

const notARecording = (name: string) =>
  new AppError(415, 'unsupported_media_type', `“${name}” is no sound and no video, whatever its name says.`)

function unheard(cause: CutError): AppError {
  const hasNoSpeech = cause.reason === 'no_sound' || cause.reason === 'silent'
  const code = hasNoSpeech ? 'transcript_no_speech' : 'recording_unreadable'
  return new AppError(422, code, cause.message, { cause })
}
