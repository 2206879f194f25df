import type { z } from 'zod'
import { AppError } from './app-error'
import { parseJson } from './parse-json'
import { fromProblem, ProblemSchema } from './problem'

interface ApiRequest<Schema extends z.ZodType> {
  /** The answer is parsed by it; leave it out for an answer without a body. */
  schema?: Schema
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Sent as JSON; a File or Blob is sent as it is. */
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** One call of our own API from the browser. Throws an `AppError` whose message can be shown. */
export async function api<Schema extends z.ZodType>(
  path: string,
  request: ApiRequest<Schema> = {},
): Promise<z.infer<Schema>> {
  const response = await send(path, request)
  if (!response.ok) throw await errorOf(response)
  if (!request.schema || response.status === 204) return undefined as z.infer<Schema>
  return request.schema.parse(await response.json())
}

/** What a route answers as a file. */
export async function downloadFile(path: string, name: string): Promise<File> {
  const response = await send(path, {})
  if (!response.ok) throw await errorOf(response)
  return new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' })
}

async function send(path: string, request: ApiRequest<z.ZodType>): Promise<Response> {
  const raw = request.body instanceof Blob || request.body instanceof FormData
  try {
    return await fetch(`/api${path}`, {
      method: request.method ?? 'GET',
      headers: {
        ...(request.body !== undefined && !raw && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && {
        body: raw ? (request.body as Blob | FormData) : JSON.stringify(request.body),
      }),
      ...(request.signal && { signal: request.signal }),
    })
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new AppError(0, 'network_error', 'The server could not be reached. Check your connection.', {
      cause,
    })
  }
}

async function errorOf(response: Response): Promise<AppError> {
  const text = await response.text()
  const problem = ProblemSchema.safeParse(parseJson(text))
  if (problem.success) return fromProblem(problem.data, response.headers.get('retry-after'))
  return new AppError(
    response.status,
    'bad_answer',
    `The server answered ${response.status}. Try again in a moment.`,
  )
}
