import { Awake } from './awake'
import { ChunkWriter } from './chunk-writer'
import { hold, type Release } from './hold'
import { Level } from './level'
import { closeMicrophone, type Microphone, microphones, openMicrophone } from './microphone'
import { problemOf, RecorderProblem, type RecorderTrouble } from './problem'
import { RecordedClock } from './recorded-clock'
import { OFF, type RecorderState } from './recorder-state'
import { newRecording, type Recording } from './recording'
import { makeRoom } from './space'
import type { RecordingStore } from './store'
import { recordedType } from './support'
import { Take } from './take'

interface Running {
  writer: ChunkWriter
  clock: RecordedClock
  release: Release
  take: Take | null
}

/** One recording at a time, from a microphone into the store. What happens is in `state`; `subscribe` tells of changes. */
export class Recorder {
  readonly #store: RecordingStore
  readonly #owner: { userId: string; projectId: string }
  readonly #listeners = new Set<() => void>()
  #state = OFF
  #microphone: Microphone | null = null
  #level: Level | null = null
  #running: Running | null = null
  #finishing: Promise<boolean> | null = null
  readonly #awake = new Awake()

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
    return this.#running?.clock.seconds ?? 0
  }

  /** How loud it is, from 0 to 1. */
  get level(): number {
    return this.#level?.read() ?? 0
  }

  /** Asks for a microphone and listens to it; nothing is kept yet. */
  async open(): Promise<void> {
    if (this.#state.status !== 'off') return
    this.#change({ ...OFF, status: 'asking' })
    await this.#try('failed', async () => {
      recordedType()
      const roomMinutes = await makeRoom()
      await this.#listenTo(null)
      this.#change({ status: 'ready', roomMinutes })
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
      const fresh = newRecording(this.#owner.userId, this.#owner.projectId)
      const release = await hold(before?.id ?? fresh.id)
      if (!release) throw new RecorderProblem('elsewhere')
      try {
        const recording = before ? await this.#store.get(before.id) : fresh
        if (!recording) throw new RecorderProblem('elsewhere')
        const writer = new ChunkWriter(this.#store, recording)
        await writer.flush()
        this.#running = { writer, clock: new RecordedClock(recording.seconds), release, take: null }
      } catch (error) {
        await release()
        throw problemOf(error, 'no_store')
      }
      this.#change({ problem: null, recordingId: before?.id ?? fresh.id })
      this.#go()
    })
  }

  async pause(): Promise<void> {
    if (this.#state.status === 'recording') await this.#halt(null)
  }

  async resume(): Promise<void> {
    const running = this.#running
    if (!running || this.#state.status !== 'paused') return
    await this.#try('failed', async () => {
      await running.writer.flush()
      if (!this.#microphone) await this.#listenTo(null)
      this.#change({ problem: null })
      this.#go()
    })
  }

  /** Ends it; what was recorded is in the store and waits to be used. False when the last of it could not be stored. */
  finish(): Promise<boolean> {
    this.#running?.writer.change(() => ({ endedAt: new Date().toISOString() }))
    return this.#stop()
  }

  /** The page goes away: what there is, is stored, and offered again as interrupted. */
  async close(): Promise<void> {
    await this.#stop()
    this.#letGo()
  }

  /** Gives to the store what was recorded until now: the page may be about to go away. */
  flush(): void {
    this.#running?.take?.flush()
  }

  /** Keeps the list of microphones true. */
  readonly watchDevices = (): (() => void) => {
    const look = () => {
      if (this.#microphone) void this.#try('failed', () => this.#look())
    }
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }

  #stop(): Promise<boolean> {
    const running = this.#running
    if (!running) return Promise.resolve(true)
    this.#finishing ??= this.#end(running).finally(() => {
      this.#finishing = null
    })
    return this.#finishing
  }

  async #end(running: Running): Promise<boolean> {
    this.#change({ status: 'finishing' })
    running.clock.stop()
    await this.#endTake(running)
    const isWhole = await running.writer.flush().then(
      () => true,
      () => false,
    )
    this.#running = null
    await running.release()
    this.#letGo()
    return isWhole
  }

  #letGo(): void {
    this.#closeMicrophone()
    this.#awake.release()
    this.#change(OFF)
  }

  #go(): void {
    const [running, microphone] = [this.#running, this.#microphone]
    if (!running || !microphone) return
    const { writer, clock } = running
    if (running.take) running.take.resume()
    else running.take = this.#newTake(running, microphone)
    const now = new Date().toISOString()
    writer.change(({ pauses }) => ({
      endedAt: null,
      jobId: null,
      pauses: pauses.map((pause) => ({ ...pause, to: pause.to ?? now })),
    }))
    clock.start()
    this.#awake.keep()
    this.#change({ status: 'recording' })
  }

  #newTake({ writer, clock }: Running, { stream, device }: Microphone): Take {
    const number = writer.recording.takes.length
    let chunks = 0
    const take = new Take(stream, recordedType(), {
      onChunk: (blob) => {
        writer.add(blob, number, chunks++, clock.seconds)
        writer.flush().catch((error: unknown) => this.#halt(problemOf(error, 'no_store')))
      },
      onLost: (cause) => {
        if (this.#running) this.#running.take = null
        this.#closeMicrophone()
        void this.#halt(new RecorderProblem(cause ? 'failed' : 'unplugged', { cause }))
      },
    })
    const info = { mimeType: take.mimeType, device: device.label, startedAt: new Date().toISOString() }
    writer.change(({ takes }) => ({ takes: [...takes, info] }))
    return take
  }

  /** Pauses, by wish or because of a problem. */
  async #halt(problem: RecorderProblem | null): Promise<void> {
    const running = this.#running
    if (!running) return
    const { clock, take, writer } = running
    if (this.#state.status === 'recording') {
      take?.pause()
      clock.stop()
      const pause = { atSeconds: clock.seconds, from: new Date().toISOString(), to: null }
      writer.change(({ pauses }) => ({ pauses: [...pauses, pause] }))
      this.#awake.release()
      this.#change({ status: 'paused' })
    }
    this.#change({ problem: problem ?? this.#state.problem, deviceId: this.#microphone?.device.id ?? null })
    if (problem?.trouble !== 'full') await this.#try('no_store', () => writer.flush())
  }

  async #endTake(running: Running): Promise<void> {
    const { take } = running
    running.take = null
    await take?.stop()
  }

  async #listenTo(deviceId: string | null): Promise<void> {
    const microphone = await openMicrophone(deviceId)
    if (this.#state.status === 'off') return closeMicrophone(microphone)
    // A take ends with its microphone, and is to end by itself before that.
    if (this.#running) await this.#endTake(this.#running)
    this.#closeMicrophone()
    this.#microphone = microphone
    this.#level = new Level(microphone.stream)
    for (const track of microphone.stream.getTracks())
      track.addEventListener('ended', () => this.#lose(microphone))
    this.#change({ deviceId: microphone.device.id })
    await this.#look()
  }

  /** It was unplugged while nothing was recorded; what a take has to say of it comes from the take. */
  #lose(microphone: Microphone): void {
    if (microphone !== this.#microphone || this.#running?.take) return
    this.#closeMicrophone()
    if (this.#running) this.#change({ deviceId: null, problem: new RecorderProblem('unplugged') })
    else this.#change({ ...OFF, problem: new RecorderProblem('no_device') })
  }

  async #look(): Promise<void> {
    this.#change({ devices: await microphones() })
  }

  #closeMicrophone(): void {
    this.#level?.close()
    this.#level = null
    if (this.#microphone) closeMicrophone(this.#microphone)
    this.#microphone = null
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
