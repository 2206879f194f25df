import type { UnloadReason } from './limits.ts'

/** What the host tells a worker, one JSON line each on its stdin. The end of stdin means: the host is gone. */
export type HostMessage =
  | { type: 'serve'; entry: string; secret: string }
  | { type: 'beforeunload'; reason: UnloadReason }

/** What a worker tells the host: lines of stdout that start with `mark`. Other lines are the function's log. */
export type WorkerMessage =
  | { type: 'listening'; port: number }
  | { type: 'booted' }
  | { type: 'boot_failed'; message: string }
  /** How many promises given to `EdgeRuntime.waitUntil` are not settled yet. */
  | { type: 'pending'; count: number }

export const mark = '\u001e'

/** The header by which a worker knows that a request comes from the host. */
export const secretHeader = 'x-offstage-worker-secret'
