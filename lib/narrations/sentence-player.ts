import type { SoundLine } from './sound-lines'

export type PlayableLine = SoundLine & { piece: string }

export interface SentenceState {
  /** `waiting`: for the sound to arrive, or to be spoken. */
  status: 'silent' | 'waiting' | 'playing' | 'paused'
  /** The line that is heard, counted from 0; null when none is. */
  at: number | null
  /** Counts how often somebody chose a line. */
  asked: number
  /** Why it stopped, for a person. */
  problem: string | null
}

/** Sounds that are held at once: enough to go back a little, and a few megabytes at most. */
const HELD = 16
const SILENT: SentenceState = { status: 'silent', at: null, asked: 0, problem: null }

/**
 * Plays lines one after the other, each as a sound of its own, so that what is spoken already is heard while the rest is
 * being spoken. A store for `useSyncExternalStore`.
 */
export class SentencePlayer {
  readonly #load: (line: PlayableLine) => Promise<Blob>
  readonly #listeners = new Set<() => void>()
  readonly #held = new Map<string, Promise<Blob>>()
  #lines: readonly SoundLine[] = []
  #player: HTMLAudioElement | null = null
  #state = SILENT
  /** Counts beginnings: what arrives for one that is over is not played. */
  #turn = 0
  /** What the player has now: a line's piece, and the address of its sound. */
  #loaded: { piece: string; url: string } | null = null
  #pace = 1

  constructor(load: (line: PlayableLine) => Promise<Blob>) {
    this.#load = load
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): SentenceState => this.#state

  /** Other lines, or more of them spoken. What is heard goes on where its words are still there. */
  setLines(lines: readonly SoundLine[]): void {
    const { at, status } = this.#state
    const heard = at === null ? undefined : this.#lines[at]
    this.#lines = lines
    if (at === null || !heard) return
    const same = (line: SoundLine | undefined) => line?.part === heard.part && line.text === heard.text
    const now = same(lines[at]) ? at : lines.findIndex(same)
    if (now === -1) this.stop()
    else if (status === 'waiting' && heard.piece === null && lines[now]?.piece) void this.#begin(now)
    else if (now !== at) this.#change({ at: now })
  }

  /** What plays; null when it goes away. */
  follow = (player: HTMLAudioElement | null): void => {
    this.#player = player
    if (player === null) {
      this.stop()
      this.#held.clear()
    } else this.#setPace()
  }

  /** Against the pace it was spoken at. */
  setPace(pace: number): void {
    this.#pace = pace
    this.#setPace()
  }

  /** Plays from a line that somebody chose. */
  play(at: number): void {
    this.#change({ asked: this.#state.asked + 1 })
    void this.#begin(at)
  }

  /** Goes on where it was. */
  resume(): void {
    const { at } = this.#state
    if (at === null) return
    const isHere = this.#loaded !== null && this.#loaded.piece === this.#lines[at]?.piece
    if (isHere && this.#player) void this.#start(this.#player, this.#turn)
    else void this.#begin(at)
  }

  pause(): void {
    if (this.#state.at === null) return
    this.#turn += 1
    this.#player?.pause()
    this.#change({ status: 'paused' })
  }

  stop(): void {
    this.#turn += 1
    this.#player?.pause()
    this.#letGo()
    this.#change({ status: 'silent', at: null })
  }

  /** The line before or after. */
  step(by: 1 | -1): void {
    const next = (this.#state.at ?? -1) + by
    if (next >= 0 && next < this.#lines.length) this.play(next)
  }

  /** For the player's `ended`. */
  ended = (): void => {
    const next = (this.#state.at ?? -1) + 1
    if (next < this.#lines.length) void this.#begin(next)
    else this.stop()
  }

  /** For the player's `pause`: a headset or the system may stop it, too. */
  paused = (): void => {
    const isOver = this.#player?.ended ?? true
    if (!isOver && this.#state.status === 'playing') this.#change({ status: 'paused' })
  }

  async #begin(at: number): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const line = this.#lines[at]
    const player = this.#player
    if (!line || !player) return
    player.pause()
    this.#change({ at, status: 'waiting', problem: null })
    if (!isPlayable(line)) return
    try {
      const sound = await this.#hold(line)
      if (turn !== this.#turn) return
      this.#letGo()
      this.#loaded = { piece: line.piece, url: URL.createObjectURL(sound) }
      player.src = this.#loaded.url
      this.#setPace()
    } catch (error) {
      if (turn !== this.#turn) return
      this.#change({ status: 'paused', problem: sentenceOf(error) })
      return
    }
    const next = this.#lines[at + 1]
    if (next && isPlayable(next)) this.#hold(next).catch(() => undefined)
    await this.#start(player, turn)
  }

  async #start(player: HTMLAudioElement, turn: number): Promise<void> {
    try {
      await player.play()
      if (turn === this.#turn) this.#change({ status: 'playing', problem: null })
    } catch (error) {
      if (turn !== this.#turn) return
      // A browser lets nothing play that nobody asked for: then the button is there.
      const isForbidden = error instanceof DOMException && error.name === 'NotAllowedError'
      this.#change({ status: 'paused', problem: isForbidden ? null : UNPLAYABLE })
    }
  }

  #hold(line: PlayableLine): Promise<Blob> {
    const key = `${line.piece} ${line.pause}`
    const sound = this.#held.get(key) ?? this.#load(line)
    // Counted from the last use; what failed is asked for again.
    this.#held.delete(key)
    this.#held.set(key, sound)
    sound.catch(() => this.#held.delete(key))
    for (const [oldest] of this.#held) {
      if (this.#held.size <= HELD) break
      this.#held.delete(oldest)
    }
    return sound
  }

  #setPace(): void {
    if (!this.#player) return
    // The default, too: a new sound begins with it.
    this.#player.defaultPlaybackRate = this.#pace
    this.#player.playbackRate = this.#pace
  }

  #letGo(): void {
    if (this.#loaded) URL.revokeObjectURL(this.#loaded.url)
    this.#loaded = null
  }

  #change(change: Partial<SentenceState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const UNPLAYABLE = 'This browser could not play the sound. Try again.'

function isPlayable(line: SoundLine): line is PlayableLine {
  return line.piece !== null
}

function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message !== ''
    ? error.message
    : 'The sound could not be fetched. Try again.'
}
