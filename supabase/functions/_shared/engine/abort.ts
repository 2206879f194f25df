/** Why a running task is told to stop. None of them is a failure. */
export type AbortCause = 'cancelled' | 'lease_lost' | 'hand_over' | 'unload'

/** The reason on a task's AbortSignal. */
export class TaskAborted extends Error {
  override readonly name = 'TaskAborted'
  readonly why: AbortCause
  constructor(why: AbortCause) {
    super(`The task was told to stop: ${why}.`)
    this.why = why
  }
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(done, milliseconds)
    function done() {
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Rejects with the signal's reason when it aborts first; for handlers that do not look at their signal. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined)
    return Promise.reject(signal.reason)
  }
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
