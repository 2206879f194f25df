import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createLog, type LogFields, traceOf } from '@shared/engine/log.ts'

const write = createLog({ source: 'app' }, (line) => console.log(line))
const requests = new AsyncLocalStorage<string>()

/** Whatever is logged in `work`, or left by it for after the answer, carries the request's id. */
export function inRequest<T>(requestId: string, work: () => T): T {
  return requests.run(requestId, work)
}

/** The id of the request that this is a part of, to be passed on. */
export function currentRequestId(): string | undefined {
  return requests.getStore()
}

/** One line of JSON: ids, codes and numbers, never a user's text, a token or a key. */
export function log(event: string, fields: LogFields = {}): void {
  write(event, { request: currentRequestId(), ...fields })
}

const SQLSTATE = /^[0-9A-Z]{5}$|^PGRST\w+$/

/** What is said of an error: what it is and where it came from, not its message, which may quote what a user wrote. */
export function errorFields(error: unknown): LogFields {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return { ...traceOf(error), sqlstate: typeof code === 'string' && SQLSTATE.test(code) ? code : undefined }
}
