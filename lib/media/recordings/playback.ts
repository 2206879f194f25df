/** What a player needs of a line: when it begins, in seconds. */
interface Timed {
  start: number | null
}

export interface PlaybackState {
  /** The line that is being said, counted from 1; null before the first. */
  current: number | null
  /** Lines that somebody asked to see, counted from 1. */
  shown: readonly number[]
  /** Counts what was asked for: the same line again is asked for again. */
  asked: number
  /** There is a transcript to look at, or a recording to play. */
  isUseful: boolean
  /** There is a recording to play. */
  canPlay: boolean
}

const NOTHING: PlaybackState = { current: null, shown: [], asked: 0, isUseful: false, canPlay: false }

/** Keeps a player and a transcript in step: a store for `useSyncExternalStore` that changes with the line, not with the second. */
export class Playback {
  readonly #listeners = new Set<() => void>()
  /** Starts of lines in order of time, with their numbers. */
  #starts: { at: number; line: number }[] = []
  #isRead = false
  #player: HTMLMediaElement | null = null
  #state = NOTHING

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): PlaybackState => this.#state

  setLines(lines: readonly Timed[]): void {
    this.#starts = lines
      .flatMap(({ start }, index) => (start === null ? [] : [{ at: start, line: index + 1 }]))
      .sort((a, b) => a.at - b.at)
    this.#isRead = lines.length > 0
    this.#weigh()
  }

  /** The player to follow; null when it goes away. */
  follow = (player: HTMLMediaElement | null): void => {
    this.#player = player
    this.#weigh()
  }

  /** The player is at another place. */
  moved = (): void => {
    const current = this.#player ? this.#lineAt(this.#player.currentTime) : null
    if (current !== this.#state.current) this.#change({ current })
  }

  /** Shows lines of the transcript, and plays from a time where there is one and something to play. */
  show(lines: readonly number[], start: number | null): void {
    this.#change({ shown: lines, asked: this.#state.asked + 1 })
    const player = this.#player
    if (!player || start === null) return
    player.currentTime = start
    // A browser may not let it begin, or its source may be gone: the player itself shows it.
    player.play().catch(() => undefined)
  }

  #weigh(): void {
    const canPlay = this.#player !== null
    const isUseful = this.#isRead || canPlay
    if (isUseful !== this.#state.isUseful || canPlay !== this.#state.canPlay)
      this.#change({ isUseful, canPlay })
  }

  #lineAt(time: number): number | null {
    let [low, high] = [0, this.#starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle]?.at ?? 0) <= time + 0.05) low = middle + 1
      else high = middle
    }
    return this.#starts[low - 1]?.line ?? null
  }

  #change(change: Partial<PlaybackState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
