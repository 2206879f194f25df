import { ChunkWriter } from './chunk-writer'
import { hold, type Release } from './hold'
import type { Microphone } from './microphone'
import { problemOf, RecorderProblem } from './problem'
import { RecordedClock } from './recorded-clock'
import type { Recording } from './recording'
import type { RecordingStore } from './store'
import { recordedType } from './support'
import { Take } from './take'

/** It cannot go on by itself: a chunk could not be written, or its microphone is gone. */
type OnTrouble = (problem: RecorderProblem) => void

/** `whole`: all of it is stored. `cut_short`: the last of it could not be. `empty`: there was nothing, and nothing is kept. */
export type Ending = 'whole' | 'cut_short' | 'empty'

/** A recording while it is being made, held by this tab: its takes, one after the other, into the store. */
export class Session {
  readonly #store: RecordingStore
  readonly #writer: ChunkWriter
  readonly #clock: RecordedClock
  readonly #release: Release
  readonly #onTrouble: OnTrouble
  #take: Take | null = null

  private constructor(store: RecordingStore, writer: ChunkWriter, release: Release, onTrouble: OnTrouble) {
    this.#store = store
    this.#writer = writer
    this.#clock = new RecordedClock(writer.recording.seconds)
    this.#release = release
    this.#onTrouble = onTrouble
  }

  /** Begins a new recording, or goes on with one that is kept. Throws RecorderProblem. */
  static async begin(
    store: RecordingStore,
    recording: Recording,
    isKept: boolean,
    onTrouble: OnTrouble,
  ): Promise<Session> {
    const release = await hold(recording.id)
    if (!release) throw new RecorderProblem('elsewhere')
    try {
      // It may have grown, or be gone, since it was shown.
      const current = isKept ? await store.get(recording.id) : recording
      if (!current) throw new RecorderProblem('elsewhere')
      const writer = new ChunkWriter(store, current)
      await writer.flush()
      return new Session(store, writer, release, onTrouble)
    } catch (error) {
      await release()
      throw problemOf(error, 'no_store')
    }
  }

  get id(): string {
    return this.#writer.recording.id
  }

  get seconds(): number {
    return this.#clock.seconds
  }

  /** Records, after a pause with the take that there is. */
  go(microphone: Microphone): void {
    if (this.#take) this.#take.resume()
    else this.#take = this.#newTake(microphone)
    const now = new Date().toISOString()
    this.#writer.change(({ pauses }) => ({
      endedAt: null,
      jobId: null,
      pauses: pauses.map((pause) => ({ ...pause, to: pause.to ?? now })),
    }))
    this.#clock.start()
  }

  pause(): void {
    this.#take?.pause()
    this.#clock.stop()
    const pause = { atSeconds: this.#clock.seconds, from: new Date().toISOString(), to: null }
    this.#writer.change(({ pauses }) => ({ pauses: [...pauses, pause] }))
  }

  /** Before another microphone is heard. */
  async endTake(): Promise<void> {
    const take = this.#take
    this.#take = null
    await take?.stop()
  }

  /** Everything that came until now is on the disk, or it throws why not. */
  store(): Promise<void> {
    return this.#writer.flush()
  }

  /** Asks for what is not a whole chunk yet; it is stored as it comes. */
  flush(): void {
    this.#take?.flush()
  }

  /** Somebody ended it: it was not interrupted. */
  markEnded(): void {
    this.#writer.change(() => ({ endedAt: new Date().toISOString() }))
  }

  /** Lets go of it. */
  async end(): Promise<Ending> {
    this.#clock.stop()
    await this.endTake()
    const isWhole = await this.#writer.flush().then(
      () => true,
      () => false,
    )
    const isEmpty = isWhole && this.#writer.recording.bytes === 0
    if (isEmpty) await this.#store.remove(this.id)
    await this.#release()
    if (isEmpty) return 'empty'
    return isWhole ? 'whole' : 'cut_short'
  }

  #newTake({ stream, device }: Microphone): Take {
    const number = this.#writer.recording.takes.length
    let chunks = 0
    const take = new Take(stream, recordedType(), {
      onChunk: (blob) => {
        this.#writer.add(blob, number, chunks++, this.#clock.seconds)
        this.#writer.flush().catch((error: unknown) => this.#onTrouble(problemOf(error, 'no_store')))
      },
      onLost: (cause) => {
        this.#take = null
        this.#onTrouble(new RecorderProblem(cause ? 'failed' : 'unplugged', { cause }))
      },
    })
    const info = { mimeType: take.mimeType, device: device.label, startedAt: new Date().toISOString() }
    this.#writer.change(({ takes }) => ({ takes: [...takes, info] }))
    return take
  }
}
