/**
 * The official client sends an uploaded file as a form whose file has no name; lite wants it named, and
 * takes raw bodies on every path. So the form is opened here and the file goes on by itself.
 */
export async function withRawUpload(request: Request): Promise<Request> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return request
  const form = await request.formData()
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) return new Request(request.url, { method: request.method, headers: request.headers, body: null })
  const headers = new Headers(request.headers)
  headers.set('content-type', file.type || 'application/octet-stream')
  headers.set('content-length', String(file.size))
  const cacheControl = form.get('cacheControl')
  if (typeof cacheControl === 'string') headers.set('cache-control', `max-age=${cacheControl}`)
  return new Request(request.url, { method: request.method, headers, body: await file.arrayBuffer() })
}

type Signed = { signedUrl?: string }

/** The official client reads a signed address from `signedURL` or `url`, without the service's own prefix. */
export async function withOfficialNames(request: Request, answer: Response): Promise<Response> {
  const { pathname } = new URL(request.url)
  const signs = /^\/storage\/v1\/object\/(upload\/)?sign\//.test(pathname) && request.method === 'POST'
  if (!signs || !answer.ok) return answer
  const body = (await answer.json()) as Signed | Signed[]
  const rename = (signed: Signed) => {
    const path = signed.signedUrl?.replace(/^\/storage\/v1/, '')
    return { ...signed, signedURL: path || null, url: path }
  }
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  const renamed = Array.isArray(body) ? body.map(rename) : rename(body)
  return Response.json(renamed, { status: answer.status, headers })
}
