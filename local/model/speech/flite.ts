import { Worker } from 'node:worker_threads'

/** What is to be said; `speed` is against the usual pace. */
export interface Order {
  text: string
  voice: string
  speed: number
}

interface Answer {
  number: number
  wav?: Uint8Array
  problem?: string
}

interface Waiting {
  resolve: (wav: Uint8Array) => void
  reject: (error: Error) => void
}

/**
 * Flite (Carnegie Mellon University, free licence), as WebAssembly in a thread of its own: English voices, one order after the
 * other. The thread begins with the first order and lasts until `close`.
 */
export class Flite {
  #thread: Worker | null = null
  #count = 0
  readonly #waiting = new Map<number, Waiting>()

  /** The bytes of a WAV file: one channel of 16 bits. */
  say(order: Order): Promise<Uint8Array> {
    this.#thread ??= this.#begin()
    const number = this.#count++
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.#waiting.set(number, { resolve, reject })
    this.#thread.postMessage({ number, order })
    return promise
  }

  async close(): Promise<void> {
    await this.#thread?.terminate()
  }

  #begin(): Worker {
    // Its warning that WASI is an experiment of Node's is not for whoever started the stack.
    const thread = new Worker(new URL('./flite-worker.ts', import.meta.url), { stderr: true })
    thread.unref()
    thread.on('message', ({ number, wav, problem }: Answer) => {
      const waiting = this.#waiting.get(number)
      this.#waiting.delete(number)
      if (wav) waiting?.resolve(wav)
      else waiting?.reject(new Error(problem))
    })
    let cause: unknown
    thread.once('error', (error) => (cause = error))
    // After an error, too: until then nobody begins another thread, whose orders this end would take.
    thread.once('exit', (code) => {
      const error = new Error(`The thread that speaks ended with ${code}`, { cause })
      this.#thread = null
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    })
    return thread
  }
}
