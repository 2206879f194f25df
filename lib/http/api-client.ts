import type { z } from 'zod'
import { AppError } from './app-error'
import { fill, type Operation, type Sent } from './operation'
import { parseJson } from './parse-json'
import { fromProblem, ProblemSchema } from './problem'
import { sendWithProgress } from './send-with-progress'

/** A file goes as it is; where JSON is taken too, one of the two goes. */
type SentBody<Spec> = Spec extends { file: true }
  ?
      | { file: File; body?: never }
      | (Spec extends { body: z.ZodType } ? Sent<Spec, 'body'> & { file?: never } : never)
  : Sent<Spec, 'body'> & { file?: never }

/** What an operation is called with: its own params, query and body, and no others. */
export type ApiRequest<Spec> = Sent<Spec, 'params'> &
  Sent<Spec, 'query'> &
  SentBody<Spec> &
  (Spec extends { idempotent: true } ? { idempotencyKey?: string } : { idempotencyKey?: never }) & {
    signal?: AbortSignal | undefined
    /** Makes it safe to send again, where the operation says so. */
    idempotencyKey?: Spec extends { idempotent: true } ? string : never
    /** Percent of the body that has been sent. */
    onSent?: ((percent: number) => void) | undefined
  }

/** What an operation answers: its JSON, parsed; a file as a Blob; or nothing. */
export type ApiAnswer<Spec> = Spec extends { answer: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Spec extends { answersFile: readonly string[] }
    ? Blob
    : undefined

/** A call with nothing to say may be left out. */
type Call<Spec> =
  Record<never, never> extends ApiRequest<Spec> ? [request?: ApiRequest<Spec>] : [request: ApiRequest<Spec>]

/** What all requests have, whatever their operation. */
interface AnyRequest {
  params?: object
  query?: object
  body?: unknown
  file?: File
  idempotencyKey?: string
  signal?: AbortSignal | undefined
  onSent?: ((percent: number) => void) | undefined
}

/** What stands before the paths of a client's operations, and the token of who calls; pages of ours have a cookie. */
interface Place {
  url: string
  token?: string
}

/** A client of one place. Its calls throw an `AppError` whose message can be shown. */
export function apiClient(place: Place) {
  return async <Spec extends Operation>(
    spec: Spec,
    ...[request = {} as ApiRequest<Spec>]: Call<Spec>
  ): Promise<ApiAnswer<Spec>> => {
    const response = await send(place, spec, request as AnyRequest)
    if (!response.ok) throw await errorOf(response)
    return (await read(spec, response)) as ApiAnswer<Spec>
  }
}

/** Our own API, from a page of ours. */
export const api = apiClient({ url: '/api' })

async function read(spec: Operation, response: Response): Promise<unknown> {
  if (spec.answersFile) return response.blob()
  if (!spec.answer) return undefined
  const parsed = spec.answer.safeParse(parseJson(await response.text()))
  if (!parsed.success) throw badAnswer(response.status, parsed.error)
  return parsed.data
}

async function send({ url, token }: Place, spec: Operation, request: AnyRequest): Promise<Response> {
  const path = `${url}${fill(spec.path, request.params ?? {})}${search(request.query ?? {})}`
  const { signal, onSent } = request
  const body = request.file ?? (request.body === undefined ? undefined : JSON.stringify(request.body))
  const init = {
    method: spec.method,
    headers: { ...headersOf(request), ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  }
  try {
    if (onSent && body !== undefined) return await sendWithProgress(path, { ...init, body, onSent })
    return await fetch(path, init)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new AppError(0, 'network_error', 'The server could not be reached. Check your connection.', {
      cause,
    })
  }
}

function headersOf({ body, file, idempotencyKey }: AnyRequest): Record<string, string> {
  if (file)
    return { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }
  return {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  }
}

function search(query: object): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined)
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

/** The error that a refused request was answered with. */
export async function errorOf(response: Response): Promise<AppError> {
  const problem = ProblemSchema.safeParse(parseJson(await response.text()))
  if (problem.success) return fromProblem(problem.data, response.headers.get('retry-after'))
  return badAnswer(response.status)
}

function badAnswer(status: number, cause?: unknown): AppError {
  return new AppError(status, 'bad_answer', `The server answered ${status}. Try again in a moment.`, {
    cause,
  })
}
