export type Body =
  | { ok: true; value: unknown }
  | { ok: false; code: 'payload_too_large' | 'request_timeout' | 'unsupported_media_type' | 'invalid_json' }

/** As long as the app's routes wait: a body that comes byte by byte would hold the function for as long as it likes. */
const WITHIN_MS = 30_000

/**
 * Reads a JSON body of at most `maxBytes`, said to be JSON; an empty one reads as `{}`. Stops as soon as it is too long or
 * takes too long.
 */
export async function readJsonBody(request: Request, maxBytes: number, withinMs = WITHIN_MS): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    return { ok: false, code: 'payload_too_large' }
  const read = await readText(request, maxBytes, withinMs)
  if (!read.ok) return read
  if (read.text.trim() === '') return { ok: true, value: {} }
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return { ok: false, code: 'unsupported_media_type' }
  try {
    return { ok: true, value: JSON.parse(read.text) }
  } catch {
    return { ok: false, code: 'invalid_json' }
  }
}

type Text = { ok: true; text: string } | { ok: false; code: 'payload_too_large' | 'request_timeout' }

async function readText(request: Request, maxBytes: number, withinMs: number): Promise<Text> {
  const reader = request.body?.getReader()
  if (!reader) return { ok: true, text: '' }
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    // The read that waits ends with it.
    void reader.cancel()
  }, withinMs)
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isLate) return { ok: false, code: 'request_timeout' }
      if (done) return { ok: true, text: text + decoder.decode() }
      bytes += value.byteLength
      if (bytes > maxBytes) {
        void reader.cancel()
        return { ok: false, code: 'payload_too_large' }
      }
      text += decoder.decode(value, { stream: true })
    }
  } finally {
    clearTimeout(late)
  }
}
