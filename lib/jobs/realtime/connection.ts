export type ConnectionState = 'connecting' | 'live' | 'polling' | 'offline'

export interface Connection {
  state: ConnectionState
  /** When it came into this state, in milliseconds. */
  since: number
}

/** How this tab hears of changes; a store for `useSyncExternalStore`. */
export class ConnectionStore {
  #connection: Connection = { state: 'connecting', since: 0 }
  readonly #listeners = new Set<() => void>()

  get = (): Connection => this.#connection

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(state: ConnectionState): void {
    if (state === this.#connection.state) return
    this.#connection = { state, since: Date.now() }
    for (const listener of this.#listeners) listener()
  }
}

/** What the server renders, and the browser until its effects have run. */
export const SERVER_CONNECTION: Connection = { state: 'connecting', since: 0 }
