import { type ErrorCode, explain } from '@shared/engine/error-catalogue.ts'
import { type Access, type Operation, problemsOf } from '@/lib/http/operation'
import { PROBLEM_TYPE, ProblemSchema } from '@/lib/http/problem'
import { type JsonSchema, toJsonSchema } from './json-schema'
import { allOperations, type NamedOperation } from './operations'

type Components = Record<string, JsonSchema>

const SECURITY: Record<Access, Record<string, []>[]> = {
  user: [{ userToken: [] }],
  operator: [{ userToken: [] }],
  cron: [{ cronSecret: [] }],
  metrics: [{ secretKey: [] }],
  mux: [{ muxSignature: [] }],
  anybody: [],
}

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description })

/** The API as an OpenAPI 3.1 document, made from the operations that its routes parse by. */
export function openApiDocument() {
  const schemas: Components = { Problem: toJsonSchema(ProblemSchema, 'output', {}) }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const named of allOperations) {
    const path = `/api${named.spec.path}`
    paths[path] = { ...paths[path], [named.spec.method.toLowerCase()]: operationObject(named, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Offstage',
      version: '1',
      description: 'Long generations that run offstage. How to sign in, with examples: docs/api.md.',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    tags: [...new Set(allOperations.map(({ domain }) => domain))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        userToken: bearer('The access token of a session. Pages of the app send its cookie instead.'),
        cronSecret: bearer('`CRON_SECRET`; without that variable these addresses do not exist.'),
        secretKey: bearer('The secret key of the Supabase project.'),
        muxSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'Mux-Signature',
          description:
            'Of Mux over the body, by `MUX_WEBHOOK_SECRET`; without that variable this address does not exist.',
        },
      },
    },
  }
}

function operationObject({ id, domain, spec }: NamedOperation, schemas: Components) {
  const requestBody = bodyOf(spec, schemas)
  return {
    operationId: id,
    tags: [domain],
    summary: spec.summary,
    security: SECURITY[spec.access ?? 'user'],
    parameters: parametersOf(spec, schemas),
    ...(requestBody && { requestBody }),
    responses: { ...answersOf(spec, schemas), ...refusalsOf(spec) },
  }
}

function parametersOf({ params, query, idempotent }: Operation, schemas: Components) {
  const places = [
    { in: 'path', schema: params },
    { in: 'query', schema: query },
  ]
  const parsed = places.flatMap(({ in: place, schema }) => {
    if (!schema) return []
    const { properties, required } = toJsonSchema(schema, 'input', schemas)
    return Object.entries(properties as Components).map(([name, one]) => ({
      name,
      in: place,
      required: ((required as string[] | undefined) ?? []).includes(name),
      schema: one,
    }))
  })
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'With it a request can be sent again without starting a second job.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  }
  return idempotent ? [...parsed, key] : parsed
}

function bodyOf({ body, file }: Operation, schemas: Components) {
  if (!body && !file) return undefined
  const form = { type: 'object', properties: { file: {} }, required: ['file'] }
  return {
    required: true,
    content: {
      ...(body && { 'application/json': { schema: toJsonSchema(body, 'input', schemas) } }),
      ...(file && { 'application/octet-stream': {}, 'multipart/form-data': { schema: form } }),
    },
  }
}

function answersOf(spec: Operation, schemas: Components): Record<string, unknown> {
  const { answer, answersFile, location } = spec
  const files = answersFile?.map((type) => [type, {}] as const)
  const content = answer
    ? { 'application/json': { schema: toJsonSchema(answer, 'output', schemas) } }
    : files && Object.fromEntries(files)
  const headers = location && { Location: { schema: { type: 'string' } } }
  const response = {
    description: spec.summary,
    ...(headers && { headers }),
    ...(content && { content }),
  }
  return Object.fromEntries([spec.status, ...(spec.alsoStatus ?? [])].map((status) => [status, response]))
}

/** One response a status; its `code` is one of those that this operation is refused with. */
function refusalsOf(spec: Operation): Record<string, unknown> {
  const byStatus = Map.groupBy(problemsOf(spec), statusOf)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const code = { type: 'object', properties: { code: { enum: codes } } }
      const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, code] }
      const description = codes.map((one) => `\`${one}\`: ${explain(one).title}`).join('; ')
      return [status, { description, content: { [PROBLEM_TYPE]: { schema } } }]
    }),
  )
}

function statusOf(code: ErrorCode): number {
  const { status } = explain(code)
  if (status === undefined) throw new Error(`The catalogue has no HTTP status for ${code}.`)
  return status
}
