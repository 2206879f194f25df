/** How loud a microphone is, from 0 to 1, as an ear would say: −60 dB is nothing, 0 dB is all. */
export class Level {
  readonly #context: AudioContext
  readonly #analyser: AnalyserNode
  readonly #source: MediaStreamAudioSourceNode
  readonly #samples: Float32Array<ArrayBuffer>

  private constructor(stream: MediaStream) {
    this.#context = new AudioContext()
    this.#analyser = this.#context.createAnalyser()
    this.#analyser.fftSize = 1024
    this.#samples = new Float32Array(this.#analyser.fftSize)
    this.#source = this.#context.createMediaStreamSource(stream)
    this.#source.connect(this.#analyser)
    // Refused, or closed before: there is no level then, which `read` says.
    this.#context.resume().catch(() => undefined)
  }

  /** Null where it cannot be told, as in Firefox of a microphone at another rate than the speakers: recording can. */
  static of(stream: MediaStream): Level | null {
    try {
      return new Level(stream)
    } catch {
      return null
    }
  }

  /** Null while the browser does not run it, as where there is nothing to hear sound by. */
  read(): number | null {
    if (this.#context.state !== 'running') return null
    this.#analyser.getFloatTimeDomainData(this.#samples)
    return loudness(this.#samples)
  }

  close(): void {
    this.#source.disconnect()
    void this.#context.close()
  }
}

const QUIETEST_DB = -60

export function loudness(samples: ArrayLike<number>): number {
  let sum = 0
  for (let n = 0; n < samples.length; n += 1) sum += (samples[n] ?? 0) ** 2
  const decibels = 10 * Math.log10(sum / samples.length || Number.MIN_VALUE)
  return Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DB))
}
