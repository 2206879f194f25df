import type { ConnectionStore } from './connection'

const POLL_MS = 3_000
const POLL_HIDDEN_MS = 30_000
const POLL_IDLE_MS = 60_000
const WATCHDOG_MS = 30_000
/** Nothing tells a waiting job that those before it have moved on. */
const QUEUED_MS = 5_000
/** Two checks pass before a connection that was cut in silence is noticed. */
const CHECK_MS = 4_000
/** For so long after a wake the channel is checked although nothing runs: the line may have died in its sleep. */
const ALERT_MS = 10_000
/** So long a lost channel may say "connecting" before the page says that it polls. */
const GRACE_MS = 3_000

interface PulseOptions {
  connection: ConnectionStore
  hasLiveJobs(): boolean
  hasQueuedJobs(): boolean
  snapshot(): void
  /** Asks the channel for a sign of life. */
  check(): void
}

/** The tab's one clock: when to poll, when to look after a silent channel, and what to say about it. */
export class Pulse {
  readonly #options: PulseOptions
  #running = false
  #live = false
  #online = true
  #heardAt = 0
  #alertUntil = 0
  #beat: ReturnType<typeof setTimeout> | undefined
  #grace: ReturnType<typeof setTimeout> | undefined
  #check: ReturnType<typeof setInterval> | undefined

  constructor(options: PulseOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = true
    this.#online = navigator.onLine
    this.#heardAt = Date.now()
    this.#check = setInterval(() => {
      const watchful = this.#options.hasLiveJobs() || Date.now() < this.#alertUntil
      if (this.#live && watchful) this.#options.check()
    }, CHECK_MS)
    this.#say()
    this.rearm()
  }

  stop(): void {
    this.#running = false
    this.#live = false
    clearTimeout(this.#beat)
    clearTimeout(this.#grace)
    clearInterval(this.#check)
    this.#grace = undefined
    this.#options.connection.set('connecting')
  }

  setLive(live: boolean): void {
    this.#live = live
    this.#say()
    this.rearm()
  }

  setOnline(online: boolean): void {
    this.#online = online
    this.#say()
    this.rearm()
  }

  /** News came, by event or by snapshot: the next look may wait. */
  heard(): void {
    this.#heardAt = Date.now()
    this.rearm()
  }

  /** The tab woke up: what it has of a connection may be dead. */
  alert(): void {
    this.#alertUntil = Date.now() + ALERT_MS
  }

  /** Something could not be read: look again at the pace of a poll, also while the channel is live. */
  soon(): void {
    this.#arm(POLL_MS)
  }

  /** Sets the clock anew after what it depends on has changed. */
  rearm(): void {
    const every = this.#interval()
    if (every === null) clearTimeout(this.#beat)
    else this.#arm(Math.max(0, this.#heardAt + every - Date.now()))
  }

  #arm(delay: number): void {
    clearTimeout(this.#beat)
    if (!this.#running || !this.#online) return
    this.#beat = setTimeout(() => {
      this.#heardAt = Date.now()
      this.#options.snapshot()
      this.rearm()
    }, delay)
  }

  /** How long to wait after the last news; null when there is nothing to wait for. */
  #interval(): number | null {
    if (!this.#running || !this.#online) return null
    const hidden = document.visibilityState === 'hidden'
    const busy = this.#options.hasLiveJobs()
    if (this.#live && !hidden && this.#options.hasQueuedJobs()) return QUEUED_MS
    if (this.#live) return busy ? WATCHDOG_MS : null
    if (busy) return hidden ? POLL_HIDDEN_MS : POLL_MS
    return hidden ? null : POLL_IDLE_MS
  }

  #say(): void {
    if (!this.#running) return
    const { connection } = this.#options
    if (!this.#online) this.#settle('offline')
    else if (this.#live) this.#settle('live')
    else if (connection.get().state !== 'polling' && this.#grace === undefined) {
      connection.set('connecting')
      this.#grace = setTimeout(() => this.#settle('polling'), GRACE_MS)
    }
  }

  #settle(state: 'offline' | 'live' | 'polling'): void {
    clearTimeout(this.#grace)
    this.#grace = undefined
    this.#options.connection.set(state)
  }
}
