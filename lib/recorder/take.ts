import { BITS_PER_SECOND } from './support'

const CHUNK_MS = 1_000

export interface TakeEvents {
  onChunk(blob: Blob): void
  /** It ended and nobody asked it to: its microphone is gone, or the browser gave up. */
  onLost(cause: unknown): void
}

/** One MediaRecorder: what a microphone gives, in chunks of a second. */
export class Take {
  readonly #recorder: MediaRecorder
  readonly #ended = Promise.withResolvers<void>()
  #isStopping = false

  constructor(stream: MediaStream, mimeType: string, { onChunk, onLost }: TakeEvents) {
    this.#recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    let cause: unknown
    this.#recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) onChunk(data)
    }
    this.#recorder.onerror = (event) => {
      cause = 'error' in event ? event.error : event
    }
    // Comes after the last chunk, also when the microphone ended it.
    this.#recorder.onstop = () => {
      this.#ended.resolve()
      if (!this.#isStopping) onLost(cause)
    }
    this.#recorder.start(CHUNK_MS)
  }

  get mimeType(): string {
    return this.#recorder.mimeType
  }

  pause(): void {
    if (this.#recorder.state !== 'recording') return
    this.#recorder.requestData()
    this.#recorder.pause()
  }

  resume(): void {
    if (this.#recorder.state === 'paused') this.#recorder.resume()
  }

  /** Gives what it has so far as a chunk. */
  flush(): void {
    if (this.#recorder.state === 'recording') this.#recorder.requestData()
  }

  /** Ends it; its last chunk has come when this returns. */
  async stop(): Promise<void> {
    this.#isStopping = true
    if (this.#recorder.state !== 'inactive') this.#recorder.stop()
    await this.#ended.promise
  }
}
