import type { Recording } from './recording'
import type { Chunk, RecordingStore } from './store'

interface Waiting {
  blob: Blob
  take: number
  number: number
  /** Of the recording, at the end of this chunk. */
  seconds: number
}

/**
 * Writes chunks one after the other, as they come. One that cannot be written is kept, and those after it with it,
 * until `flush` is called again.
 */
export class ChunkWriter {
  readonly #store: Pick<RecordingStore, 'save'>
  readonly #waiting: Waiting[] = []
  #recording: Recording
  #running: Promise<void> | null = null

  constructor(store: Pick<RecordingStore, 'save'>, recording: Recording) {
    this.#store = store
    this.#recording = recording
  }

  get recording(): Recording {
    return this.#recording
  }

  /** How many chunks are not on the disk yet. */
  get unsaved(): number {
    return this.#waiting.length
  }

  /** Changes what is known of the recording; written with the next chunk, or by `flush`. */
  change(change: (recording: Recording) => Partial<Recording>): void {
    this.#recording = { ...this.#recording, ...change(this.#recording) }
  }

  add(blob: Blob, take: number, number: number, seconds: number): void {
    this.#waiting.push({ blob, take, number, seconds })
  }

  /** Everything that waits is on the disk, or it throws why not. */
  flush(): Promise<void> {
    this.#running ??= this.#write()
    return this.#running
  }

  async #write(): Promise<void> {
    try {
      do {
        for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
          await this.#writeOne(next)
          this.#waiting.shift()
        }
        await this.#store.save(this.#recording)
        // What came while the last was written.
      } while (this.#waiting.length > 0)
    } finally {
      this.#running = null
    }
  }

  async #writeOne({ blob, take, number, seconds }: Waiting): Promise<void> {
    const bytes = await blob.arrayBuffer()
    const chunk: Chunk = { take, number, bytes }
    const size = { seconds, bytes: this.#recording.bytes + bytes.byteLength }
    await this.#store.save({ ...this.#recording, ...size }, chunk)
    this.change(() => size)
  }
}
