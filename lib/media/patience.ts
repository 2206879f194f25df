import { AppError } from '@/lib/http/app-error'
import { SendError } from './send-file'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

/** Whether the same may succeed later: no answer, a server that is down or busy, a part that another request holds. */
function isPassing(error: unknown): boolean {
  if (error instanceof AppError) return error.status === 0 || error.status === 429 || error.status >= 500
  if (!(error instanceof SendError)) return false
  return [0, 408, 409, 410, 423, 429].includes(error.status) || error.status >= 500
}

/** Says how a person's pause, a lost network and the end of it come to a piece of work, or to several side by side. */
export class Patience {
  #pause: PromiseWithResolvers<void> | null = null
  #stop = new AbortController()
  #hurry = new AbortController()
  #tries = 0
  readonly #signal: AbortSignal | undefined
  readonly #onState: (state: 'waiting' | 'paused' | 'working') => void

  constructor(onState: (state: 'waiting' | 'paused' | 'working') => void, signal?: AbortSignal) {
    this.#onState = onState
    this.#signal = signal
  }

  pause(): void {
    if (this.#pause) return
    this.#pause = Promise.withResolvers()
    this.#stop.abort(new DOMException('The upload is paused.', 'AbortError'))
  }

  /** Goes on after a pause, and at once while it waits for the next try. */
  resume(): void {
    this.#pause?.resolve()
    this.#pause = null
    this.#stop = new AbortController()
    this.#hurry.abort()
    this.#hurry = new AbortController()
  }

  /** Something got through: the next trouble is the first again. */
  progressed(): void {
    this.#tries = 0
  }

  /** Does the work, again and again while what went wrong may pass; its signal ends with a pause. */
  async persist<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      await this.#untilResumed()
      this.#onState('working')
      const pausing = this.#stop.signal
      try {
        return await work(this.#signal ? AbortSignal.any([this.#signal, pausing]) : pausing)
      } catch (error) {
        this.#signal?.throwIfAborted()
        if (pausing.aborted) continue
        if (!isPassing(error)) throw error
        await this.#wait()
      }
    }
  }

  async #untilResumed(): Promise<void> {
    this.#signal?.throwIfAborted()
    if (!this.#pause) return
    this.#onState('paused')
    await Promise.race([this.#pause.promise, ...(this.#signal ? [aborted(this.#signal)] : [])])
    this.#signal?.throwIfAborted()
  }

  /** Until the network is back, somebody says so, or it is time to try again. */
  async #wait(): Promise<void> {
    this.#onState('waiting')
    const timeout = AbortSignal.timeout(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries))
    this.#tries += 1
    const online = new AbortController()
    const ends = [timeout, online.signal, this.#hurry.signal, this.#stop.signal]
    const done = AbortSignal.any(this.#signal ? [...ends, this.#signal] : ends)
    const onOnline = () => online.abort()
    globalThis.addEventListener?.('online', onOnline, { once: true })
    await aborted(done)
    globalThis.removeEventListener?.('online', onOnline)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
