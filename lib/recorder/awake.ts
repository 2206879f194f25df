/** Keeps the screen on while it is recorded: a phone that sleeps stops the microphone. A wish; browsers may say no. */
export class Awake {
  #lock: WakeLockSentinel | null = null
  #isWanted = false

  keep(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    document.addEventListener('visibilitychange', this.#ask)
    this.#ask()
  }

  release(): void {
    this.#isWanted = false
    document.removeEventListener('visibilitychange', this.#ask)
    void this.#lock?.release()
    this.#lock = null
  }

  /** A browser takes the lock back whenever the page is hidden. */
  readonly #ask = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock?.request('screen').then(
      (lock) => {
        if (!this.#isWanted) return lock.release()
        this.#lock = lock
      },
      // A low battery: the recording is as good, and everything of it is stored as it comes.
      () => undefined,
    )
  }
}
