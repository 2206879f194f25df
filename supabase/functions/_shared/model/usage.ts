import type { ModelConfig } from './config.ts'
import type { Usage } from './model.ts'

export interface CallUsage {
  model: string
  inputTokens: number
  outputTokens: number
  milliseconds: number
  /** US dollars, where it is not paid by the token; null where nobody knows. */
  dollars?: number | null
}

/** Of an attempt with more calls than this, only the first ones' times are kept one by one. */
const LATENCIES_KEPT = 20

/** Sums what the calls of one attempt cost, failed attempts included: their tokens were paid for too. */
export class UsageMeter {
  readonly #prices: ModelConfig['prices']
  #total: Usage | null = null
  /** Of calls that are not paid by the token. */
  #dollars: number | null = null
  /** What the prices of tokens are for: those of sound have others. */
  readonly #priced = { input: 0, output: 0 }

  constructor(prices: ModelConfig['prices']) {
    this.#prices = prices
  }

  add(call: CallUsage): void {
    const total = this.#total ?? { inputTokens: 0, outputTokens: 0, milliseconds: 0, calls: 0, latencies: [] }
    const inputTokens = total.inputTokens + call.inputTokens
    const outputTokens = total.outputTokens + call.outputTokens
    if (call.dollars === undefined) {
      this.#priced.input += call.inputTokens
      this.#priced.output += call.outputTokens
    }
    if (call.dollars != null) this.#dollars = (this.#dollars ?? 0) + call.dollars
    const milliseconds = Math.round(call.milliseconds)
    this.#total = {
      model: call.model,
      inputTokens,
      outputTokens,
      cost: this.#cost(),
      milliseconds: total.milliseconds + milliseconds,
      calls: total.calls + 1,
      latencies: [...total.latencies, milliseconds].slice(0, LATENCIES_KEPT),
    }
  }

  /** Null when the attempt made no call. */
  get total(): Usage | null {
    return this.#total
  }

  #cost(): number | null {
    if (!this.#prices) return this.#dollars === null ? null : rounded(this.#dollars)
    const { input, output } = this.#priced
    const byToken = (input * this.#prices.input + output * this.#prices.output) / 1_000_000
    return rounded(byToken + (this.#dollars ?? 0))
  }
}

/** To a millionth of a dollar. */
function rounded(dollars: number): number {
  return Math.round(dollars * 1_000_000) / 1_000_000
}
