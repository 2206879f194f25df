import 'server-only'
import type { z } from 'zod'
import { inRequest } from '@/lib/log'
import type { Supabase } from '@/lib/supabase/server'
import { AppError } from './app-error'
import { authenticate } from './authenticate'
import { logRequest } from './log-request'
import { fill, type Operation, type Parsed } from './operation'
import { parse } from './parse'
import { readJson } from './read-body'
import { toProblem } from './to-problem'

const DEFAULT_MAX_BODY_BYTES = 64 * 1024

interface RouteContext<Spec extends Operation> {
  request: Request
  params: Parsed<Spec, 'params'>
  query: Parsed<Spec, 'query'>
  /** Where files are taken too, the handler reads the body itself. */
  body: Spec extends { file: true } ? undefined : Parsed<Spec, 'body'>
  /** The database, as the caller. */
  supabase: Supabase
}

/** What a handler hands back: what is sent as JSON, a file as a whole response, or nothing. */
type Answered<Spec extends Operation> = Spec extends { answer: infer Schema extends z.ZodType }
  ? Promise<z.input<Schema>>
  : Spec extends { answersFile: readonly string[] }
    ? Promise<Response>
    : Promise<void>

/** A route that carries out one operation: who calls, what they sent, and one form for every error. */
export function route<Spec extends Operation>(
  spec: Spec,
  handler: (context: RouteContext<Spec>) => Answered<Spec>,
) {
  return async (request: Request, { params }: { params: Promise<unknown> }): Promise<Response> => {
    const requestId = crypto.randomUUID()
    const startedAt = performance.now()
    return inRequest(requestId, async () => {
      const named = ((await params) ?? {}) as Record<string, unknown>
      const response = await answer(named).catch((error: unknown) => toProblem(error, requestId))
      logRequest(request, named, response.status, startedAt)
      return response
    })

    async function answer(named: Record<string, unknown>): Promise<Response> {
      const supabase = await authenticate(request)
      const context = {
        request,
        supabase,
        params: spec.params && parseParams(spec.params, named),
        query: spec.query && parse(spec.query, queryOf(request)),
        body: spec.file ? undefined : spec.body && (await parseBody(spec.body, request, spec.maxBodyBytes)),
      } as RouteContext<Spec>
      return finish(spec, await handler(context), requestId)
    }
  }
}

function finish(spec: Operation, result: unknown, requestId: string): Response {
  const response =
    result instanceof Response
      ? result
      : result === undefined
        ? new Response(null, { status: spec.status })
        : Response.json(result, { status: spec.status })
  if (spec.location) response.headers.set('location', `/api${fill(spec.location, Object(result))}`)
  response.headers.set('x-request-id', requestId)
  response.headers.set(
    'cache-control',
    spec.keptSeconds === undefined ? 'no-store' : `private, max-age=${spec.keptSeconds}, immutable`,
  )
  // Whoever signs in after another on the same machine finds nothing of theirs.
  if (spec.keptSeconds !== undefined) response.headers.set('vary', 'cookie, authorization')
  return response
}

function parseParams(schema: z.ZodType, params: unknown): unknown {
  const result = schema.safeParse(params)
  if (!result.success) throw new AppError(404, 'not_found', 'There is nothing at this address.')
  return result.data
}

/** A query parameter that comes twice is not guessed at: the schema sees a list and refuses it. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url)
  const names = [...new Set(searchParams.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

async function parseBody(
  schema: z.ZodType,
  request: Request,
  maxBytes = DEFAULT_MAX_BODY_BYTES,
): Promise<unknown> {
  return parse(schema, await readJson(request, maxBytes))
}
