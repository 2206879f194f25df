/** What `fetch` is told, with an ear for how much of the body has gone. */
export interface SendWithProgress {
  method: string
  headers: Record<string, string>
  body: XMLHttpRequestBodyInit
  signal?: AbortSignal | undefined
  /** Percent of the body that has been sent. */
  onSent: (percent: number) => void
}

/** `fetch`, which cannot tell how much of a body has gone, by an XMLHttpRequest. Rejects as `fetch` does. */
export function sendWithProgress(path: string, { method, headers, body, signal, onSent }: SendWithProgress) {
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.responseType = 'arraybuffer'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) =>
      onSent(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    request.upload.onload = () => onSent(100)
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    request.onerror = () => reject(new TypeError('The server could not be reached.'))
    request.onload = () => {
      const type = request.getResponseHeader('content-type')
      const retryAfter = request.getResponseHeader('retry-after')
      const answered = {
        ...(type && { 'content-type': type }),
        ...(retryAfter && { 'retry-after': retryAfter }),
      }
      const hasBody = request.status !== 204 && request.status !== 304
      const response = hasBody ? (request.response as ArrayBuffer) : null
      resolve(new Response(response, { status: request.status, headers: answered }))
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
