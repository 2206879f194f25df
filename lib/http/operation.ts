import type { ErrorCode } from '@shared/engine/error-catalogue.ts'
import type { z } from 'zod'

/**
 * Who may call. `user`: with a session or its token; `operator`: besides, one who is an operator; `cron`, `metrics`:
 * a program with a secret as its bearer token; `mux`: Mux, by its signature; `anybody`: needs nothing.
 */
export type Access = 'user' | 'operator' | 'cron' | 'metrics' | 'mux' | 'anybody'

/**
 * One method of one address of the API, as data: the route parses by it, the typed client calls by it, and the OpenAPI
 * document is made from it.
 */
export interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api, with `{names}` for what `params` parses. */
  path: `/${string}`
  /** One sentence. */
  summary: string
  /** `user` unless it says otherwise. */
  access?: Access
  params?: z.ZodObject
  query?: z.ZodObject
  /** Of a body of JSON. */
  body?: z.ZodType
  maxBodyBytes?: number
  /** The body is a file, as it is or in a form; with `body`, JSON is taken in its place. */
  file?: true
  /** It takes an `Idempotency-Key`. */
  idempotent?: true
  status: 200 | 201 | 202 | 204
  /** Of the JSON that is answered. */
  answer?: z.ZodType
  /** Other statuses with the same answer. */
  alsoStatus?: readonly number[]
  /** The types of an answer that is a file. */
  answersFile?: readonly string[]
  /** How long a browser may keep the answer, where what is at an address never changes; for this user alone. */
  keptSeconds?: number
  /** Where the answer can be read again, with `{names}` of its fields. */
  location?: `/${string}`
  /** What it can be refused for, besides what follows from the rest: see `problemsOf`. */
  problems?: readonly ErrorCode[]
}

/** Keeps the schemas' own types, so that a route and a caller know what goes in and what comes out. */
export function operation<const Spec extends Operation>(spec: Spec): Spec {
  return spec
}

type Member<Spec, Name extends string> =
  Spec extends Record<Name, infer Schema extends z.ZodType> ? Schema : never
/** What a handler reads after parsing. */
export type Parsed<Spec, Name extends string> = [Member<Spec, Name>] extends [never]
  ? undefined
  : z.output<Member<Spec, Name>>
/** What a caller sends. */
export type Sent<Spec, Name extends string> = [Member<Spec, Name>] extends [never]
  ? { [Absent in Name]?: never }
  : { [Present in Name]: z.input<Member<Spec, Name>> }

const OF_ACCESS = {
  user: ['not_authenticated', 'unavailable', 'internal'],
  operator: ['not_authenticated', 'not_found', 'unavailable', 'internal'],
  cron: ['not_found', 'not_authenticated', 'unavailable', 'internal'],
  metrics: ['not_authenticated', 'unavailable', 'internal'],
  mux: [
    'not_found',
    'not_authenticated',
    'invalid_input',
    'payload_too_large',
    'unsupported_media_type',
    'request_timeout',
    'unavailable',
    'internal',
  ],
  anybody: [],
} as const satisfies Record<Access, readonly ErrorCode[]>

/** Every code that an operation can be refused with. */
export function problemsOf(spec: Operation): ErrorCode[] {
  const access = spec.access ?? 'user'
  const codes: ErrorCode[] = [...OF_ACCESS[access], ...(spec.problems ?? [])]
  if ((access === 'user' || access === 'operator') && spec.method !== 'GET') codes.push('cross_origin')
  if (spec.params) codes.push('not_found')
  if (spec.query || spec.body || spec.file) codes.push('invalid_input')
  if (spec.body) codes.push('invalid_json', 'payload_too_large')
  // Whatever is not JSON is a file, where files are taken.
  if (spec.body && !spec.file) codes.push('unsupported_media_type')
  if (spec.body || spec.file) codes.push('request_timeout')
  if (spec.file) codes.push('file_too_large', 'file_empty')
  return [...new Set(codes)].sort()
}

/** Puts values into `{names}`, percent-encoded. */
export function fill(template: string, values: object): string {
  const named = new Map(Object.entries(values))
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(named.get(name))))
}
