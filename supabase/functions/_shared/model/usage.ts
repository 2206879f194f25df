import type { ModelConfig } from './config.ts'
import type { Usage } from './model.ts'

export interface CallUsage {
  model: string
  inputTokens: number
  outputTokens: number
  milliseconds: number
}

/** Of an attempt with more calls than this, only the first ones' times are kept one by one. */
const LATENCIES_KEPT = 20

/** Sums what the calls of one attempt cost, failed attempts included: their tokens were paid for too. */
export class UsageMeter {
  readonly #prices: ModelConfig['prices']
  #total: Usage | null = null

  constructor(prices: ModelConfig['prices']) {
    this.#prices = prices
  }

  add(call: CallUsage): void {
    const total = this.#total ?? { inputTokens: 0, outputTokens: 0, milliseconds: 0, calls: 0, latencies: [] }
    const inputTokens = total.inputTokens + call.inputTokens
    const outputTokens = total.outputTokens + call.outputTokens
    const milliseconds = Math.round(call.milliseconds)
    this.#total = {
      model: call.model,
      inputTokens,
      outputTokens,
      cost: this.#cost(inputTokens, outputTokens),
      milliseconds: total.milliseconds + milliseconds,
      calls: total.calls + 1,
      latencies: [...total.latencies, milliseconds].slice(0, LATENCIES_KEPT),
    }
  }

  /** Null when the attempt made no call. */
  get total(): Usage | null {
    return this.#total
  }

  #cost(inputTokens: number, outputTokens: number): number | null {
    if (!this.#prices) return null
    const dollars = (inputTokens * this.#prices.input + outputTokens * this.#prices.output) / 1_000_000
    return Math.round(dollars * 1_000_000) / 1_000_000
  }
}
