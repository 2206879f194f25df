import type { JobEvent } from '@shared/engine/job.ts'

type Frame = [joinRef: string | null, ref: string | null, topic: string, event: string, payload: unknown]

/** How the far end of the sockets behaves in this test. */
export interface RealtimeBehaviour {
  /** False: connections are refused. */
  reachable: boolean
  /** False: everything that is sent disappears, as on a line that was cut in silence. */
  answering: boolean
  /** What the server says to a join with this token: an error, or null to let it in. */
  refuseJoin: (accessToken: string) => string | null
}

/** The Realtime server's half of the Phoenix protocol (version 2), in memory: the network boundary, nothing more. */
export class FakeSocket {
  static readonly sockets: FakeSocket[] = []
  static behaviour: RealtimeBehaviour
  /** The access token of every join so far. */
  static joins: string[] = []

  static reset(): void {
    FakeSocket.sockets.length = 0
    FakeSocket.joins = []
    FakeSocket.behaviour = { reachable: true, answering: true, refuseJoin: () => null }
  }

  readonly joined = new Map<string, string | null>()
  readyState = 0
  binaryType = 'arraybuffer'
  bufferedAmount = 0
  onopen: (() => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null

  constructor() {
    FakeSocket.sockets.push(this)
    setTimeout(() => {
      if (!FakeSocket.behaviour.reachable) return this.drop()
      this.readyState = 1
      this.onopen?.()
    }, 5)
  }

  send(data: string): void {
    if (this.readyState !== 1 || !FakeSocket.behaviour.answering) return
    const [joinRef, ref, topic, event, payload] = JSON.parse(data) as Frame
    setTimeout(() => {
      if (event === 'phx_join')
        this.#join(joinRef, ref, topic, (payload as { access_token: string }).access_token)
      else if (event === 'phx_leave') this.#leave(joinRef, ref, topic)
      else if (event === 'heartbeat')
        this.#receive([null, ref, topic, 'phx_reply', { status: 'ok', response: {} }])
    }, 1)
  }

  close(): void {
    if (this.readyState < 2) this.drop(1000)
  }

  /** The connection ends, and this side is told. */
  drop(code = 1006): void {
    this.readyState = 3
    setTimeout(() => this.onclose?.({ code, reason: '' }), 0)
  }

  /** The server closes the channels of this socket, as it does when a token expires. */
  closeChannels(): void {
    for (const [topic, joinRef] of this.joined) this.#receive([joinRef, null, topic, 'phx_close', {}])
    this.joined.clear()
  }

  broadcast(topic: string, event: JobEvent): void {
    if (!this.joined.has(topic)) return
    this.#receive([
      null,
      null,
      topic,
      'broadcast',
      { type: 'broadcast', event: 'job_changed', payload: event },
    ])
  }

  #join(joinRef: string | null, ref: string | null, topic: string, accessToken: string): void {
    FakeSocket.joins.push(accessToken)
    const reason = FakeSocket.behaviour.refuseJoin(accessToken)
    const payload = reason
      ? { status: 'error', response: { reason } }
      : { status: 'ok', response: { postgres_changes: [] } }
    this.#receive([joinRef, ref, topic, 'phx_reply', payload])
    if (reason) return
    this.joined.set(topic, joinRef)
    const ready = {
      extension: 'system',
      status: 'ok',
      message: 'Replication connection established',
      channel: topic,
    }
    setTimeout(() => this.#receive([joinRef, null, topic, 'system', ready]), 20)
  }

  #leave(joinRef: string | null, ref: string | null, topic: string): void {
    this.joined.delete(topic)
    this.#receive([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }])
  }

  #receive(frame: Frame): void {
    if (this.readyState === 1 && FakeSocket.behaviour.answering)
      this.onmessage?.({ data: JSON.stringify(frame) })
  }
}
