import { inject } from 'vitest'
import { MUX_WEBHOOK_SECRET, muxSignature } from '../../../support/scripted-mux.ts'
import { allRoutes, type Ids, type RouteCase } from './routes'

/** What a door asks for. `none`: anybody may. `mux`: a signature. `key`: the secret key in the header `apikey`. `worker`: that, or a user. */
type Guard = 'user' | 'cron' | 'metrics' | 'mux' | 'key' | 'worker' | 'none'

/** Every address that answers programs: a route of the app or an Edge Function, with a request that it takes. */
export interface Door extends RouteCase {
  /** `POST /jobs`, `POST job-creator`. */
  name: string
  url: string
  guard: Guard
  by: 'route' | 'function'
}

export const CRON_SECRET = 'a-secret-of-the-clock-for-tests'
/** Without these an app does not have all doors. */
export const DOOR_SECRETS = { CRON_SECRET, MUX_WEBHOOK_SECRET }

const muxEvent = { type: 'video.asset.ready', data: { id: 'nobodys' } }

const OF_PROGRAMS: [RouteCase, Guard][] = [
  [{ method: 'GET', path: '/cron/sweep' }, 'cron'],
  [{ method: 'GET', path: '/cron/purge' }, 'cron'],
  [{ method: 'GET', path: '/metrics' }, 'metrics'],
  [{ method: 'POST', path: '/webhooks/mux', body: muxEvent }, 'mux'],
  [{ method: 'GET', path: '/health' }, 'none'],
  [{ method: 'GET', path: '/openapi.json' }, 'none'],
]

function functions({ projectId, deckId, jobId }: Ids): [RouteCase, Guard][] {
  const body = { kind: 'talk_track', projectId, input: { deckId } }
  return [
    [{ method: 'POST', path: 'job-creator', body }, 'user'],
    [{ method: 'GET', path: `job-status?id=${jobId}` }, 'user'],
    [{ method: 'POST', path: 'job-worker', body: { jobId } }, 'worker'],
    [{ method: 'GET', path: 'job-worker' }, 'worker'],
    [{ method: 'POST', path: 'media-purge' }, 'key'],
  ]
}

/** All doors; `app` and `stack` are where the app and Supabase answer. */
export function allDoors(ids: Ids, { app, stack }: { app: string; stack: string }): Door[] {
  const door = (base: string, by: Door['by']) => {
    return ([one, guard]: [RouteCase, Guard]): Door => {
      const url = base + one.path
      return { ...one, name: `${one.method} ${one.path}`, url, guard, by }
    }
  }
  const ofUsers = allRoutes(ids).map((route): [RouteCase, Guard] => [route, 'user'])
  return [
    ...[...ofUsers, ...OF_PROGRAMS].map(door(`${app}/api`, 'route')),
    ...functions(ids).map(door(`${stack}/functions/v1/`, 'function')),
  ]
}

/** The headers that open a door to who may pass; `token` is a user's. */
export function credentials({ guard, body }: Door, token: string): Record<string, string> {
  const headers: Record<Guard, () => Record<string, string>> = {
    user: () => ({ authorization: `Bearer ${token}` }),
    cron: () => ({ authorization: `Bearer ${CRON_SECRET}` }),
    metrics: () => ({ authorization: `Bearer ${inject('secretKey')}` }),
    mux: () => ({ 'mux-signature': muxSignature(JSON.stringify(body), MUX_WEBHOOK_SECRET) }),
    key: () => ({ apikey: inject('secretKey') }),
    worker: () => ({ apikey: inject('secretKey') }),
    none: () => ({}),
  }
  return headers[guard]()
}

/** Whether the body is JSON; a file is sent as it is. */
export const takesJson = ({ body }: Door) => typeof body === 'object'

/** Whether nothing else is taken: where files are, what is not JSON is a file, and a file may be large. */
export const takesJsonAlone = (door: Door) => takesJson(door) && !door.path.endsWith('/transcripts')

/** Sends the request of a door, with these headers and no others. */
export function knock({ url, method, body }: Door, headers: Record<string, string>, sent: unknown = body) {
  const raw = typeof sent === 'string' || sent instanceof Uint8Array
  return fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(sent !== undefined && !raw && { 'content-type': 'application/json' }), ...headers },
    ...(sent !== undefined && { body: raw ? (sent as BodyInit) : JSON.stringify(sent) }),
  })
}
