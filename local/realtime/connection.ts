import type { RawData, WebSocket } from 'ws'
import type { Identity } from './authorization.ts'
import { Channel } from './channel.ts'
import type { Context } from './context.ts'
import { describeError } from './log.ts'
import { RateLimiter } from './rate-limiter.ts'
import type { Frame, ProtocolVersion } from './serializer.ts'
import { decodeFrame, encodeMessage, MalformedFrameError } from './serializer.ts'

const closeCodes = {
  normal: 1000,
  invalidPayload: 1007,
  policyViolation: 1008,
  internalError: 1011,
  restart: 1012,
} as const

const tooManyJoins = 'ClientJoinRateLimitReached: Too many joins per second'

/** One client's socket: reads frames, answers heartbeats, and hands the rest to its channels. */
export class Connection {
  readonly version: ProtocolVersion
  readonly identity: Identity
  /** Settles when the socket is gone. */
  readonly ended: Promise<void>
  readonly #context: Context
  readonly #webSocket: WebSocket
  readonly #channels = new Map<string, Channel>()
  readonly #joins: RateLimiter
  readonly #messages: RateLimiter
  readonly #idle: NodeJS.Timeout

  constructor(context: Context, webSocket: WebSocket, version: ProtocolVersion, identity: Identity) {
    const { limits, logger } = context
    this.#context = context
    this.#webSocket = webSocket
    this.version = version
    this.identity = identity
    this.#joins = new RateLimiter(limits.joinsPerSecond)
    this.#messages = new RateLimiter(limits.messagesPerSecond)
    this.#idle = setTimeout(() => this.#close(closeCodes.normal, 'No heartbeat'), limits.idleTimeoutMs)
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    this.ended = new Promise((resolve) => {
      webSocket.once('close', () => {
        this.#end()
        resolve()
      })
    })
    // What the protocol layer rejects (a frame too large, broken UTF-8) it also closes; 'close' follows.
    webSocket.on('error', (error) => logger.info(`A client broke the protocol: ${error.message}`))
  }

  send(data: string | Buffer): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    if (this.#webSocket.bufferedAmount > this.#context.limits.maxBufferedBytes) {
      this.#context.logger.warn('A client reads too slowly and was dropped')
      this.#webSocket.terminate()
      return
    }
    this.#webSocket.send(data)
  }

  forget(channel: Channel): void {
    if (this.#channels.get(channel.clientTopic) === channel) this.#channels.delete(channel.clientTopic)
  }

  /** Makes every channel fail, so that the client joins again. */
  resetChannels(message: string): void {
    for (const channel of [...this.#channels.values()]) channel.reset(message)
  }

  /** Tells the client to come back later. */
  restart(): void {
    this.#close(closeCodes.restart, 'Realtime is restarting')
  }

  terminate(): void {
    this.#webSocket.terminate()
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    this.#idle.refresh()
    try {
      this.#route(decodeFrame(this.version, toBuffer(data), isBinary))
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    if (error instanceof MalformedFrameError) {
      this.#close(closeCodes.invalidPayload, error.message)
    } else {
      this.#context.logger.error(`A frame could not be handled: ${describeError(error)}`)
      this.#close(closeCodes.internalError, 'Internal error')
    }
  }

  #route(frame: Frame): void {
    if (frame.topic === 'phoenix' && frame.event === 'heartbeat') this.#reply(frame, 'ok', {})
    else if (frame.event === 'phx_join') this.#join(frame)
    else this.#passOn(frame)
  }

  #join(frame: Frame): void {
    const refusal = this.#refusalOf(frame)
    if (refusal) {
      this.#reply(frame, 'error', { reason: refusal })
      if (refusal === tooManyJoins) this.#close(closeCodes.policyViolation, 'Too many joins per second')
      return
    }
    this.#channels.get(frame.topic)?.close('phx_close')
    this.#channels.set(frame.topic, new Channel(this.#context, this, frame))
  }

  #refusalOf({ topic }: Frame): string | null {
    if (!topic.startsWith('realtime:')) return 'unmatched topic'
    if (!this.#joins.take()) return tooManyJoins
    const isFull = this.#channels.size >= this.#context.limits.maxChannelsPerConnection
    return isFull && !this.#channels.has(topic) ? 'ChannelRateLimitReached: Too many channels' : null
  }

  /** Gives a frame to the channel that it belongs to; one of an earlier join of that topic is out of date. */
  #passOn(frame: Frame): void {
    const joined = this.#channels.get(frame.topic)
    const channel = frame.joinRef === null || frame.joinRef === joined?.joinRef ? joined : undefined
    if (frame.event === 'phx_leave') {
      if (channel) channel.handle(frame)
      else this.#reply(frame, 'ok', {})
    } else if (!this.#messages.take()) {
      channel?.shutDown('Too many messages per second')
    } else if (channel) {
      channel.handle(frame)
    } else if (!joined) {
      this.#reply(frame, 'error', { reason: 'unmatched topic' })
    }
  }

  #reply({ joinRef, ref, topic }: Frame, status: 'ok' | 'error', response: Record<string, unknown>): void {
    const payload = { status, response }
    this.send(encodeMessage(this.version, { joinRef, ref, topic, event: 'phx_reply', payload }))
  }

  #close(code: number, reason: string): void {
    this.#webSocket.close(code, reason)
  }

  #end(): void {
    clearTimeout(this.#idle)
    for (const channel of [...this.#channels.values()]) channel.close()
  }
}

function toBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
}
