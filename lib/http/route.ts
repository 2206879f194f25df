import 'server-only'
import type { z } from 'zod'
import { inRequest } from '@/lib/log'
import type { Supabase } from '@/lib/supabase/server'
import { AppError } from './app-error'
import { authenticate } from './authenticate'
import { logRequest } from './log-request'
import { parse } from './parse'
import { readJson } from './read-body'
import { toProblem } from './to-problem'

const DEFAULT_MAX_BODY_BYTES = 64 * 1024

interface RouteSpec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** Of the path. One that cannot be an id is an id of nothing: 404. */
  params?: Params
  query?: Query
  /** Of a JSON body; without it the body is not read. */
  body?: Body
  maxBodyBytes?: number
}

interface RouteContext<Params, Query, Body> {
  request: Request
  params: Params
  query: Query
  body: Body
  /** The database, as the caller. */
  supabase: Supabase
}

/**
 * Wraps a route handler: who calls, what they sent, and one form for every error. A handler returns what
 * is sent as JSON, or a `Response` where the status is not 200.
 */
export function route<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  spec: RouteSpec<Params, Query, Body>,
  handler: (context: RouteContext<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<unknown>,
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
        params: (spec.params && parseParams(spec.params, named)) as z.infer<Params>,
        query: (spec.query && parse(spec.query, queryOf(request))) as z.infer<Query>,
        body: (spec.body && (await parseBody(spec.body, request, spec.maxBodyBytes))) as z.infer<Body>,
      }
      return finish(await handler(context), requestId)
    }
  }
}

/** An answer with a status of its own. */
export function reply(status: number, body: unknown, headers?: HeadersInit): Response {
  return Response.json(body, { status, ...(headers && { headers }) })
}

function finish(result: unknown, requestId: string): Response {
  const response =
    result instanceof Response
      ? result
      : result === undefined
        ? new Response(null, { status: 204 })
        : reply(200, result)
  response.headers.set('x-request-id', requestId)
  response.headers.set('cache-control', 'no-store')
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
