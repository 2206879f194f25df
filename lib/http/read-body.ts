import { AppError } from './app-error'

/** For JSON, of which there is little; a file on a slow line takes longer. */
const WITHIN_MS = 30_000

/**
 * Passes a body on and stops it as soon as it is longer than allowed, however long it says it is, or takes longer
 * than it may: one that comes byte by byte would hold the request for as long as it likes.
 */
export function limited(
  request: Request,
  maxBytes: number,
  error: AppError = tooLarge(maxBytes),
  withinMs = WITHIN_MS,
): ReadableStream<Uint8Array> | null {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw error
  if (!request.body) return null
  let bytes = 0
  let late: NodeJS.Timeout
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      late = setTimeout(() => controller.error(tooSlow()), withinMs).unref()
    },
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes <= maxBytes) return controller.enqueue(chunk)
      clearTimeout(late)
      controller.error(error)
    },
    flush: () => clearTimeout(late),
  })
  return request.body.pipeThrough(limit)
}

/** The text of a body that says that it is JSON. */
export async function readJsonText(request: Request, maxBytes: number): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError(415, 'unsupported_media_type', 'Send the body as application/json.')
  }
  return new Response(limited(request, maxBytes)).text()
}

/** The JSON of a body. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const text = await readJsonText(request, maxBytes)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError(400, 'invalid_json', 'The body of this request is not valid JSON.', { cause })
  }
}

function tooLarge(maxBytes: number): AppError {
  const size =
    maxBytes >= 1024 * 1024 ? `${Math.round(maxBytes / 1024 / 1024)} MB` : `${Math.round(maxBytes / 1024)} kB`
  return new AppError(
    413,
    'payload_too_large',
    `This request is larger than the ${size} that are allowed here.`,
  )
}

function tooSlow(): AppError {
  return new AppError(
    408,
    'request_timeout',
    'The body of this request took too long to arrive. Check your connection and send it again.',
  )
}
