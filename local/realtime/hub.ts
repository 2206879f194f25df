import type { Broadcast, ProtocolVersion } from './serializer.ts'
import { encodeBroadcast } from './serializer.ts'

/** A channel that gets what is sent to its topic. */
export type Subscriber = {
  readonly version: ProtocolVersion
  /** The topic as the client calls it. */
  readonly clientTopic: string
  receive(broadcast: Broadcast, encoded: string | Buffer): void
}

/** Who listens to what. A private and a public topic of the same name never meet. */
export class Hub {
  readonly #topics = new Map<string, Set<Subscriber>>()

  subscribe(isPrivate: boolean, topic: string, subscriber: Subscriber): void {
    const key = keyOf(isPrivate, topic)
    const subscribers = this.#topics.get(key) ?? new Set()
    this.#topics.set(key, subscribers.add(subscriber))
  }

  unsubscribe(isPrivate: boolean, topic: string, subscriber: Subscriber): void {
    const key = keyOf(isPrivate, topic)
    const subscribers = this.#topics.get(key)
    if (!subscribers) return
    subscribers.delete(subscriber)
    if (subscribers.size === 0) this.#topics.delete(key)
  }

  /** Sends to every subscriber but `except`; encodes once for each protocol version. */
  publish(isPrivate: boolean, topic: string, broadcast: Broadcast, except?: Subscriber): void {
    const encoded = new Map<ProtocolVersion, string | Buffer | null>()
    for (const subscriber of [...(this.#topics.get(keyOf(isPrivate, topic)) ?? [])]) {
      if (subscriber === except) continue
      const { version, clientTopic } = subscriber
      if (!encoded.has(version)) encoded.set(version, encodeBroadcast(version, clientTopic, broadcast))
      const data = encoded.get(version)
      if (data) subscriber.receive(broadcast, data)
    }
  }
}

function keyOf(isPrivate: boolean, topic: string): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`
}
