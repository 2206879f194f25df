import { DetailedError, type PreviousUpload, Upload, type UploadOptions } from 'tus-js-client'
import { AppError } from '@/lib/http/app-error'
import type { Media } from './schema'

/** Hosted Storage wants parts of exactly this size: each is a part of an upload to S3. */
export const PART_BYTES = 6 * 1024 * 1024

/** A connection that is silent for so long is taken for broken. */
const STALL_MS = 60_000

export interface StorageAccess {
  url: string
  publishableKey: string
  /** The user's token, fresh for each request: an upload may outlive several. */
  accessToken(): Promise<string>
  /** Where addresses of uploads are kept over a reload; the browser's own storage unless given. */
  urlStorage?: UploadOptions['urlStorage']
}

interface Sending {
  onSent(bytes: number): void
  signal: AbortSignal
}

/** The address of an upload that was begun: what is kept between two tries. */
export interface Begun {
  url: string | null
  /** Where it was taken up again. */
  seams: Set<number>
}

/** What went wrong with a try. A status of 0: there was no answer; 410: what was begun is gone, the next try begins anew. */
export class SendError extends Error {
  override name = 'SendError'
  readonly status: number

  constructor(status: number, options?: ErrorOptions) {
    super(status === 0 ? 'The connection broke.' : `Storage answered ${status}.`, options)
    this.status = status
  }
}

/** The file changed or went away after it was chosen. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
}

/** Sends what is missing of a file, once: a try that fails goes on where it stopped with the next one. */
export async function sendFile(
  file: Blob,
  media: Media,
  access: StorageAccess,
  begun: Begun,
  { onSent, signal }: Sending,
): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const upload = new Upload(file as File, {
    endpoint: `${access.url}/storage/v1/upload/resumable`,
    chunkSize: PART_BYTES,
    // Tries are counted outside: they also wait for the network, and for a person who paused.
    retryDelays: null,
    metadata: { bucketName: 'media', objectName: media.path, contentType: media.type, cacheControl: '3600' },
    headers: { apikey: access.publishableKey },
    fingerprint: async () => `media-${media.id}`,
    removeFingerprintOnSuccess: true,
    fileReader: { openFile: async (blob: Blob) => sourceOf(blob) },
    ...(access.urlStorage && { urlStorage: access.urlStorage }),
    async onBeforeRequest(request) {
      request.setHeader('authorization', `Bearer ${await access.accessToken()}`)
    },
    onAfterResponse(request, response) {
      const offset = Number(response.getHeader('Upload-Offset') ?? 0)
      if (request.getMethod() === 'HEAD' && offset > 0) begun.seams.add(offset)
    },
    onUploadUrlAvailable() {
      begun.url = upload.url
    },
    onProgress(sent) {
      watch.restart()
      onSent(sent)
    },
    onSuccess: () => resolve(),
    onError: (error) => reject(asSendError(error)),
  })
  const watch = watchdog(() => reject(new SendError(0)))
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const known = await upload.findPreviousUploads()
    const last = begun.url ? known.find(({ uploadUrl }) => uploadUrl === begun.url) : newest(known)
    if (last) upload.resumeFromPreviousUpload(last)
    begun.url ??= last?.uploadUrl ?? null
    if (begun.url) {
      upload.url = begun.url
      // Without an endpoint: else any answer but 200 (a restart of the server, too) makes it begin anew.
      upload.options.endpoint = null
    }
    watch.restart()
    upload.start()
    await promise
  } catch (error) {
    await upload.abort()
    if (!(error instanceof SendError && error.status === 404 && begun.url)) throw error
    begun.url = null
    begun.seams.clear()
    throw new SendError(410, { cause: error })
  } finally {
    watch.stop()
    signal.removeEventListener('abort', stop)
  }
}

/** Parts are read before they are sent, so that a file that cannot be read is no broken connection. */
function sourceOf(file: Blob) {
  return {
    size: file.size,
    async slice(start: number, end: number) {
      const part = file.slice(start, end)
      const bytes = await part.arrayBuffer().catch((cause: unknown) => {
        throw new UnreadableError('The file can no longer be read.', { cause })
      })
      return { value: isPage ? part : asValue(bytes), done: end >= file.size }
    },
    close: () => undefined,
  }
}

/** A page that hands over megabytes stands still while they are copied; of a file only its place is handed over. */
const isPage = typeof XMLHttpRequest !== 'undefined'
const asValue = (bytes: ArrayBuffer) => Object.assign(new Uint8Array(bytes), { size: bytes.byteLength })

function newest(uploads: PreviousUpload[]): PreviousUpload | undefined {
  return uploads.toSorted((a, b) => a.creationTime.localeCompare(b.creationTime)).at(-1)
}

function asSendError(error: Error | DetailedError): Error {
  if (!(error instanceof DetailedError)) return error
  const cause = error.causingError
  if (cause instanceof UnreadableError || cause instanceof AppError) return cause
  return new SendError(error.originalResponse?.getStatus() ?? 0, { cause: error })
}

function watchdog(bark: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    restart() {
      stop()
      timer = setTimeout(bark, STALL_MS)
    },
    stop,
  }
}
