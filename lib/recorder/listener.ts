import { Level } from './level'
import { closeMicrophone, type Microphone, openMicrophone } from './microphone'

/** The one microphone that is heard, and how loud it is. */
export class Listener {
  readonly #onGone: () => void
  #microphone: Microphone | null = null
  #level: Level | null = null

  /** `onGone`: it was pulled out; there is none then. */
  constructor(onGone: () => void) {
    this.#onGone = onGone
  }

  get microphone(): Microphone | null {
    return this.#microphone
  }

  /** How loud it is, from 0 to 1; null where that cannot be told. */
  get level(): number | null {
    return this.#level?.read() ?? null
  }

  /** Opens a microphone; the one before is heard until `hear`. Throws RecorderProblem. */
  readonly open = openMicrophone

  /** From now on it is this one. */
  hear(microphone: Microphone): void {
    this.close()
    this.#microphone = microphone
    this.#level = Level.of(microphone.stream)
    for (const track of microphone.stream.getTracks())
      track.addEventListener('ended', () => {
        if (microphone !== this.#microphone) return
        this.close()
        this.#onGone()
      })
  }

  close(): void {
    this.#level?.close()
    this.#level = null
    if (this.#microphone) closeMicrophone(this.#microphone)
    this.#microphone = null
  }
}
