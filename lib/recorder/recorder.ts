import { Awake } from './awake'
import { Listener } from './listener'
import { closeMicrophone, microphones } from './microphone'
import { problemOf, RecorderProblem, type RecorderTrouble } from './problem'
import { OFF, type RecorderState } from './recorder-state'
import { newRecording, type Recording } from './recording'
import { type Ending, Session } from './session'
import { makeRoom } from './space'
import type { RecordingStore } from './store'
import { recordedType } from './support'

/** One recording at a time, from a microphone into the store. What happens is in `state`; `subscribe` tells of changes. */
export class Recorder {
  readonly #store: RecordingStore
  readonly #owner: { userId: string; projectId: string }
  readonly #listeners = new Set<() => void>()
  readonly #listener = new Listener(() => this.#lose())
  readonly #awake = new Awake()
  #state = OFF
  #session: Session | null = null
  #ending: Promise<Ending> | null = null

  constructor(store: RecordingStore, owner: { userId: string; projectId: string }) {
    this.#store = store
    this.#owner = owner
  }

  get state(): RecorderState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Recorded so far, in seconds; 0 before there is anything. */
  get seconds(): number {
    return this.#session?.seconds ?? 0
  }

  /** How loud it is, from 0 to 1; null where that cannot be told. */
  get level(): number | null {
    return this.#listener.level
  }

  /** Asks for a microphone and listens to it; nothing is kept yet. */
  async open(): Promise<void> {
    if (this.#state.status !== 'off') return
    this.#change({ ...OFF, status: 'asking' })
    await this.#try('failed', async () => {
      recordedType()
      const roomMinutes = await makeRoom()
      await this.#listenTo(null)
      if (this.#listener.microphone) this.#change({ status: 'ready', roomMinutes })
    })
    if (this.state.status === 'asking') this.#change({ status: 'off' })
  }

  /** Hears another microphone. While it records, it goes on with that one. */
  async choose(deviceId: string): Promise<void> {
    if (deviceId === this.#state.deviceId) return
    const wasRecording = this.#state.status === 'recording'
    if (wasRecording) await this.#halt(null)
    await this.#try('device_busy', async () => {
      await this.#listenTo(deviceId)
      this.#change({ problem: null })
      if (wasRecording) this.#go()
    })
  }

  /** Begins a recording, or goes on with one that was interrupted. */
  async start(before?: Recording): Promise<void> {
    if (this.#state.status !== 'ready') return
    await this.#try('failed', async () => {
      const recording = before ?? newRecording(this.#owner.userId, this.#owner.projectId)
      this.#session = await Session.begin(
        this.#store,
        recording,
        before !== undefined,
        (problem) => void this.#halt(problem),
      )
      this.#change({ problem: null, recordingId: this.#session.id })
      this.#go()
    })
  }

  async pause(): Promise<void> {
    if (this.#state.status === 'recording') await this.#halt(null)
  }

  async resume(): Promise<void> {
    const session = this.#session
    if (!session || this.#state.status !== 'paused') return
    await this.#try('failed', async () => {
      await session.store()
      if (!this.#listener.microphone) await this.#listenTo(null)
      this.#change({ problem: null })
      this.#go()
    })
  }

  /**
   * Ends it; what was recorded is in the store and waits to be used. False when the last of it could not be stored. That
   * there was nothing is a problem in the state.
   */
  async finish(): Promise<boolean> {
    this.#session?.markEnded()
    const ending = await this.#end()
    if (ending === 'empty') this.#change({ problem: new RecorderProblem('empty') })
    return ending !== 'cut_short'
  }

  /** The page goes away: what there is, is stored, and offered again as interrupted. */
  async close(): Promise<void> {
    await this.#end()
    this.#letGo()
  }

  /** Gives to the store what was recorded until now: the page may be about to go away. */
  flush(): void {
    this.#session?.flush()
  }

  /** Keeps the list of microphones true. */
  readonly watchDevices = (): (() => void) => {
    const look = () => {
      if (this.#listener.microphone || this.#session) void this.#try('failed', () => this.#look())
    }
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }

  #go(): void {
    const { microphone } = this.#listener
    if (!this.#session || !microphone) return
    this.#session.go(microphone)
    this.#awake.keep()
    this.#change({ status: 'recording' })
  }

  /** Pauses, by wish or because of a problem. */
  async #halt(problem: RecorderProblem | null): Promise<void> {
    const session = this.#session
    if (!session) return
    if (this.#state.status === 'recording') {
      session.pause()
      this.#awake.release()
      this.#change({ status: 'paused' })
    }
    this.#change({ problem: problem ?? this.#state.problem })
    if (problem?.trouble !== 'full') await this.#try('no_store', () => session.store())
  }

  #end(): Promise<Ending> {
    const session = this.#session
    if (!session) return Promise.resolve('whole')
    this.#change({ status: 'finishing' })
    this.#ending ??= session.end().then((ending) => {
      this.#ending = null
      this.#session = null
      this.#letGo()
      return ending
    })
    return this.#ending
  }

  #letGo(): void {
    this.#listener.close()
    this.#awake.release()
    this.#change(OFF)
  }

  async #listenTo(deviceId: string | null): Promise<void> {
    const microphone = await this.#listener.open(deviceId)
    // Somebody left while the browser asked.
    if (this.#state.status === 'off') return closeMicrophone(microphone)
    // A take ends with its microphone, and is to end by itself before that.
    await this.#session?.endTake()
    this.#listener.hear(microphone)
    this.#change({ deviceId: microphone.device.id })
    await this.#look()
  }

  /** The microphone was pulled out. */
  #lose(): void {
    if (!this.#session) this.#change({ ...OFF, problem: new RecorderProblem('no_device') })
    else {
      this.#change({ deviceId: null })
      void this.#halt(new RecorderProblem('unplugged'))
    }
  }

  async #look(): Promise<void> {
    this.#change({ devices: await microphones() })
  }

  async #try(otherwise: RecorderTrouble, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#change({ problem: problemOf(error, otherwise) })
    }
  }

  #change(change: Partial<RecorderState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
