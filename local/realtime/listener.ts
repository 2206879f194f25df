import postgres from 'postgres'
import type { Limits } from './limits.ts'
import type { Logger } from './log.ts'
import { describeError } from './log.ts'

type ListenerOptions = {
  databaseUrl: string
  limits: Limits
  logger: Logger
  onNotification(text: string): void
  /**
   * After each (re)connection, before `isReady`: nothing that commits from here on is missed. `sql` is the
   * new connection itself: older ones of a pool may hang without knowing it.
   */
  onListening(sql: postgres.Sql): Promise<void>
  onLost(): void
}

export type Listener = {
  isReady(): boolean
  /** Calls back at the next moment of readiness, or at once; the result takes the wish back. */
  whenReady(callback: () => void): () => void
  close(): Promise<void>
}

/**
 * The one connection on which the database announces messages. It is opened again whenever it ends, and
 * probed, because a connection whose other side vanished says nothing. (The driver's own `listen` tries
 * once to come back and then stays silent.)
 */
export function createListener(options: ListenerOptions): Listener {
  const { databaseUrl, limits, logger } = options
  const waiting = new Set<() => void>()
  let ready = false
  let closing = false
  let stop: () => void = () => undefined

  async function runForEver(): Promise<void> {
    let retryMs = limits.listenRetryMinMs
    while (!closing) {
      try {
        await listenOnce()
        retryMs = limits.listenRetryMinMs
        if (!closing) logger.warn('Realtime lost its connection to the database')
      } catch (error) {
        if (!closing) logger.warn(`Realtime cannot listen to the database: ${describeError(error)}`)
      }
      if (!closing) await pause(retryMs)
      retryMs = Math.min(retryMs * 2, limits.listenRetryMaxMs)
    }
  }

  /** Listens until the connection ends; throws when it cannot be made. */
  async function listenOnce(): Promise<void> {
    const lost = Promise.withResolvers<void>()
    const settings = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      connection: { application_name: 'offstage_realtime_listener' },
      onnotice: () => undefined,
      onnotify: (_channel: string, text: string) => options.onNotification(text),
      onclose: () => lost.resolve(),
    }
    const sql = postgres(databaseUrl, settings)
    stop = lost.resolve
    const probing = setInterval(() => probe(sql).catch(lost.resolve), limits.listenProbeMs)
    try {
      const failed = lost.promise.then(failBeforeListening)
      await Promise.race([sql`listen realtime_messages`, failed])
      await Promise.race([options.onListening(sql), failed])
      ready = true
      for (const callback of [...waiting]) callback()
      waiting.clear()
      await lost.promise
    } finally {
      clearInterval(probing)
      ready = false
      options.onLost()
      await sql.end({ timeout: 0 })
    }
  }

  async function probe(sql: postgres.Sql): Promise<void> {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('No answer')), limits.queryTimeoutMs)
    try {
      await Promise.race([sql`select 1`, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      stop = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const ended = runForEver()
  return {
    isReady: () => ready,
    whenReady(callback) {
      if (ready) callback()
      else waiting.add(callback)
      return () => waiting.delete(callback)
    },
    async close() {
      closing = true
      stop()
      await ended
    },
  }
}

function failBeforeListening(): never {
  throw new Error('the connection ended before it could listen')
}
