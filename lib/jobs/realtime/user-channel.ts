import { JobEventSchema } from '@shared/engine/job.ts'
import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js'
import type { JobEvent } from '../schema'

/** After SUBSCRIBED the replication may still be starting; a server that never says so is believed after this. */
const READY_AFTER_MS = 3_000
const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 10_000] as const

interface UserChannelEvents {
  /** Every event from now on arrives: time for a snapshot. Called again after each interruption. */
  onLive(): void
  /** Events may be missed from now on. */
  onDown(): void
  onEvent(event: JobEvent): void
}

/**
 * The private channel `user:<uid>`, supervised by ourselves: the client's own rejoin goes on with the
 * token it had, and a channel that was closed at a token's expiry never comes back by itself.
 */
export class UserChannel {
  readonly #supabase: Pick<SupabaseClient, 'channel' | 'removeChannel' | 'realtime'>
  readonly #topic: string
  readonly #events: UserChannelEvents
  #channel: RealtimeChannel | undefined
  #live = false
  #running = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #readyTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    supabase: Pick<SupabaseClient, 'channel' | 'removeChannel' | 'realtime'>,
    userId: string,
    events: UserChannelEvents,
  ) {
    this.#supabase = supabase
    this.#topic = `user:${userId}`
    this.#events = events
  }

  get live(): boolean {
    return this.#live
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#failures = 0
    void this.#join()
  }

  stop(): void {
    this.#running = false
    this.#leave()
  }

  /** Asks the server for a sign of life; a second call without an answer to the first drops the connection. */
  check(): void {
    if (this.#live) void this.#supabase.realtime.sendHeartbeat()
  }

  /** Joins now rather than after the backoff: the network is back, or somebody looks at the page again. */
  hurry(): void {
    if (!this.#running || this.#live) return
    this.#failures = 0
    void this.#reconnect()
  }

  /** The socket has pauses of its own between tries; a new connection does not wait for them. */
  async #reconnect(): Promise<void> {
    this.#leave()
    if (!this.#supabase.realtime.isConnected()) await this.#supabase.realtime.disconnect()
    if (this.#running && this.#channel === undefined) await this.#join()
  }

  async #join(): Promise<void> {
    this.#leave()
    const channel = this.#open()
    this.#channel = channel
    // A fresh token before each join: the one that the socket holds may have expired while it slept.
    await this.#supabase.realtime.setAuth()
    if (this.#channel !== channel) return
    channel.subscribe((status) => {
      if (this.#channel !== channel) return
      if (status === 'SUBSCRIBED') this.#readyTimer = setTimeout(() => this.#up(), READY_AFTER_MS)
      else this.#down()
    })
  }

  #open(): RealtimeChannel {
    const channel = this.#supabase.channel(this.#topic, {
      config: { private: true, broadcast: { replication_ready: true } },
    })
    channel.on('broadcast', { event: 'job_changed' }, ({ payload }) => {
      if (this.#channel !== channel) return
      const event = JobEventSchema.safeParse(payload)
      if (event.success) this.#events.onEvent(event.data)
    })
    channel.on('system', {}, (message) => {
      if (this.#channel !== channel || message.extension !== 'system') return
      if (message.status === 'ok') this.#up()
      else this.#down()
    })
    return channel
  }

  #up(): void {
    clearTimeout(this.#readyTimer)
    this.#failures = 0
    if (this.#live) return
    this.#live = true
    this.#events.onLive()
  }

  #down(): void {
    // The client would rejoin by itself, with the token it has; only one of us may try.
    this.#leave()
    if (!this.#running) return
    const step = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)] ?? 10_000
    this.#failures += 1
    // Half fixed, half at random: a thousand tabs do not come back at the same moment.
    this.#timer = setTimeout(() => void this.#join(), step / 2 + Math.random() * (step / 2))
  }

  #leave(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#readyTimer)
    const channel = this.#channel
    this.#channel = undefined
    if (channel) void this.#supabase.removeChannel(channel)
    if (!this.#live) return
    this.#live = false
    this.#events.onDown()
  }
}
