export type Body = { ok: true; value: unknown } | { ok: false; code: 'payload_too_large' | 'invalid_json' }

/** Reads a JSON body of at most `maxBytes`; an empty one reads as `{}`. Stops reading as soon as it is too long. */
export async function readJsonBody(request: Request, maxBytes: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    return { ok: false, code: 'payload_too_large' }
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return { ok: false, code: 'payload_too_large' }
    text += decoder.decode(chunk, { stream: true })
  }
  try {
    return { ok: true, value: text.trim() === '' ? {} : JSON.parse(text) }
  } catch {
    return { ok: false, code: 'invalid_json' }
  }
}
