import { setTimeout as delay } from 'node:timers/promises'
import type { Grant, Identity } from './authorization.ts'
import { claimsOf, databaseAway, grantFor, isApiKey, mayWrite } from './authorization.ts'
import type { Context } from './context.ts'
import type { Subscriber } from './hub.ts'
import { readIncomingBroadcast } from './incoming-broadcast.ts'
import type { JoinRequest } from './join-request.ts'
import { parseJoinRequest } from './join-request.ts'
import { maxReplayedMessages } from './limits.ts'
import { describeError } from './log.ts'
import type { DatabaseMessage } from './messages.ts'
import { readReplay } from './messages.ts'
import { isUnavailable } from './policies.ts'
import { RefusedError } from './refused.ts'
import type { Broadcast, Frame, ProtocolVersion } from './serializer.ts'
import { encodeBroadcast, encodeMessage } from './serializer.ts'

/** What a channel needs of the socket it lives on. */
export type ChannelSocket = {
  readonly version: ProtocolVersion
  readonly identity: Identity
  send(data: string | Buffer): void
  forget(channel: Channel): void
}

type Joined = { request: JoinRequest; grant: Grant }
type Held = { broadcast: Broadcast; encoded: string | Buffer }

/** One client's membership in one topic, from its `phx_join` to its `phx_close`. */
export class Channel implements Subscriber {
  readonly version: ProtocolVersion
  readonly clientTopic: string
  readonly joinRef: string | null
  readonly #topic: string
  readonly #context: Context
  readonly #socket: ChannelSocket
  readonly #replayed = new Set<string>()
  #joined: Joined | null = null
  /** What arrives between the subscription and the end of the join: after the reply, behind the replay. */
  #held: Held[] | null = []
  #mayWrite: boolean | null = null
  #closed = false
  #tokenTimer: NodeJS.Timeout | undefined
  #forgetReadiness: () => void = () => undefined
  /** Messages of one channel are handled one after the other, also those that ask the database. */
  #work: Promise<void>

  constructor(context: Context, socket: ChannelSocket, frame: Frame) {
    this.#context = context
    this.#socket = socket
    this.version = socket.version
    this.clientTopic = frame.topic
    this.#topic = frame.topic.slice('realtime:'.length)
    this.joinRef = frame.joinRef ?? frame.ref
    this.#work = Promise.resolve().then(() => this.#join(frame))
  }

  /** Takes a message from the client. */
  handle(frame: Frame): void {
    this.#work = this.#work.then(() => this.#handle(frame)).catch((error) => this.#crash(error))
  }

  /** Gets a broadcast of this topic from the hub. */
  receive(broadcast: Broadcast, encoded: string | Buffer): void {
    if (this.#held) this.#held.push({ broadcast, encoded })
    else if (!broadcast.meta || !this.#replayed.has(broadcast.meta.id)) this.#socket.send(encoded)
  }

  /** Says why, then closes: the client does not come back by itself. */
  shutDown(message: string): void {
    if (this.#closed) return
    this.#pushSystem('error', message)
    this.close('phx_close')
  }

  /** Says why, then fails: the client joins again and takes a fresh look. */
  reset(message: string): void {
    if (this.#closed) return
    this.#pushSystem('error', message)
    this.close('phx_error')
  }

  /** Ends the membership; with an event, the client is told by it. */
  close(event?: 'phx_close' | 'phx_error'): void {
    if (this.#closed) return
    this.#closed = true
    clearTimeout(this.#tokenTimer)
    this.#forgetReadiness()
    const isPrivate = this.#joined?.request.private ?? false
    this.#context.hub.unsubscribe(isPrivate, this.#topic, this)
    this.#socket.forget(this)
    if (event) this.#push(event, {}, this.joinRef)
  }

  async #join(frame: Frame): Promise<void> {
    try {
      const request = parseJoinRequest(frame.payload)
      const topic = this.#topic
      if (topic === '') throw new RefusedError('TopicNameRequired', 'You must provide a topic name')
      const target = { ...request, topic }
      const grant = await grantFor(this.#context, this.#socket.identity, request.token, target)
      if (this.#closed) return
      // Before the replay is read: nothing can fall between the two.
      this.#subscribe({ request, grant })
      const replay = await this.#readReplay(request, grant)
      if (this.#closed) return
      this.#reply(frame.ref, 'ok', { postgres_changes: [] })
      this.#sendReplay(replay)
      this.#afterJoin(request)
    } catch (error) {
      await this.#refuse(frame, error)
    }
  }

  #subscribe(joined: Joined): void {
    this.#joined = joined
    const { request, grant } = joined
    if (grant.read?.broadcast !== false) this.#context.hub.subscribe(request.private, this.#topic, this)
  }

  async #refuse(frame: Frame, error: unknown): Promise<void> {
    const refused = error instanceof RefusedError
    if (!refused) this.#context.logger.error(`A join failed: ${describeError(error)}`)
    const reason = refused ? error.reason : 'Unknown Error on Channel'
    if (this.#context.limits.joinErrorDelayMs > 0) await delay(this.#context.limits.joinErrorDelayMs)
    if (this.#closed) return
    this.#reply(frame.ref, 'error', { reason })
    this.close()
  }

  async #readReplay({ replay }: JoinRequest, { read }: Grant): Promise<DatabaseMessage[]> {
    if (!replay) return []
    if (!read?.broadcast) {
      const message = `You do not have permissions to read from this Channel topic: ${this.#topic}`
      throw new RefusedError('Unauthorized', message)
    }
    try {
      return await readReplay(
        this.#context.sql,
        this.#topic,
        replay.since,
        replay.limit ?? maxReplayedMessages,
      )
    } catch (error) {
      if (isUnavailable(error)) throw databaseAway(error)
      throw new RefusedError('UnableToReplayMessages', 'Realtime was unable to replay messages', {
        cause: error,
      })
    }
  }

  #sendReplay(messages: DatabaseMessage[]): void {
    for (const { id, broadcast } of messages) {
      this.#replayed.add(id)
      const meta = { replayed: true as const, id }
      const encoded = encodeBroadcast(this.version, this.clientTopic, { ...broadcast, meta })
      if (encoded) this.#socket.send(encoded)
    }
    const held = this.#held ?? []
    this.#held = null
    for (const { broadcast, encoded } of held) this.receive(broadcast, encoded)
  }

  #afterJoin({ presence, replicationReady }: JoinRequest): void {
    this.#watchToken()
    if (presence) this.#push('presence_state', {})
    if (!replicationReady) return
    const { listener, limits } = this.#context
    const timer = setTimeout(() => {
      this.shutDown('Replication connection was not established in time')
    }, limits.replicationReadyTimeoutMs)
    const takeBack = listener.whenReady(() => {
      clearTimeout(timer)
      this.#pushSystem('ok', 'Replication connection established')
    })
    this.#forgetReadiness = () => {
      clearTimeout(timer)
      takeBack()
    }
  }

  async #handle(frame: Frame): Promise<void> {
    if (frame.event === 'phx_leave') {
      this.#reply(frame.ref, 'ok', {})
      return this.close('phx_close')
    }
    if (this.#closed || !this.#joined) return
    if (frame.event === 'broadcast') await this.#broadcast(frame, this.#joined)
    else if (frame.event === 'access_token') await this.#refreshToken(frame.payload, this.#joined)
    else if (frame.event === 'presence') this.#reply(frame.ref, 'ok', {})
    else
      this.#context.logger.info(
        `Unexpected message from a client, of type ${JSON.stringify(frame.event.slice(0, 50))}`,
      )
  }

  async #broadcast(frame: Frame, { request, grant }: Joined): Promise<void> {
    try {
      const broadcast = readIncomingBroadcast(frame, this.#context.limits.maxPayloadBytes)
      if (request.private) await this.#checkMayWrite(grant)
      if (this.#closed) return
      const except = request.self ? undefined : this
      this.#context.hub.publish(request.private, this.#topic, broadcast, except)
      if (request.ack) this.#reply(frame.ref, 'ok', {})
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      // Hosted stays silent about a refused write, and the client waits for its time-out.
      if (request.ack) this.#reply(frame.ref, 'error', { reason: error.reason, error: error.reason })
    }
  }

  async #checkMayWrite({ claims }: Grant): Promise<void> {
    const { identity } = this.#socket
    this.#mayWrite ??= await mayWrite(this.#context, identity, claims, this.#topic)
    if (!this.#mayWrite) {
      throw new RefusedError(
        'Unauthorized',
        `You do not have permissions to write to this topic: ${this.#topic}`,
      )
    }
  }

  async #refreshToken(payload: unknown, { request, grant: previous }: Joined): Promise<void> {
    const token = (payload as { access_token?: unknown } | null)?.access_token
    if (typeof token !== 'string' || isApiKey(token) || token === previous.token) return
    try {
      const target = { ...request, topic: this.#topic }
      const grant = await grantFor(this.#context, this.#socket.identity, token, target)
      if (this.#closed) return
      const kinds = ['broadcast', 'presence'] as const
      const isLess = kinds.some((kind) => previous.read?.[kind] && !grant.read?.[kind])
      if (isLess) throw new RefusedError('Unauthorized', revoked(this.#topic))
      this.#subscribe({ request, grant })
      this.#mayWrite = null
      this.#watchToken()
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      this.shutDown(error.message)
    }
  }

  /** A channel lives no longer than its token; one that joined with the API key alone has none to lose. */
  #watchToken(): void {
    clearTimeout(this.#tokenTimer)
    const { token = null, claims } = this.#joined?.grant ?? {}
    if (token === null || claims?.exp === undefined) return
    const leftMs = Math.max(0, claims.exp * 1000 - Date.now())
    this.#tokenTimer = setTimeout(
      () => this.#confirmToken(token),
      Math.min(leftMs, this.#context.limits.confirmTokenMs),
    )
  }

  #confirmToken(token: string): void {
    try {
      claimsOf(this.#context, this.#socket.identity, token)
      this.#watchToken()
    } catch (error) {
      this.shutDown(describeError(error))
    }
  }

  #crash(error: unknown): void {
    this.#context.logger.error(`A channel failed: ${describeError(error)}`)
    this.reset('Unknown Error on Channel')
  }

  #pushSystem(status: 'ok' | 'error', message: string): void {
    this.#push('system', { extension: 'system', status, message, channel: this.#topic })
  }

  #reply(ref: string | null, status: 'ok' | 'error', response: Record<string, unknown>): void {
    this.#push('phx_reply', { status, response }, ref)
  }

  #push(event: string, payload: Record<string, unknown>, ref: string | null = null): void {
    const message = { joinRef: this.joinRef, ref, topic: this.clientTopic, event, payload }
    this.#socket.send(encodeMessage(this.version, message))
  }
}

function revoked(topic: string): string {
  return `You no longer have permission to read from this Channel topic: ${topic}`
}
