import { parseArgs } from 'node:util'
import type { PlanOptions } from './plan/plan.ts'

export const help = `Usage: npm run chaos -- [--seed N] [--minutes N] [--users N] [--out FILE]

Lets many users' jobs run while faults strike at random, and then checks what the engine promises.
  --seed N      the same seed plans the same jobs and faults (default: one by chance)
  --minutes N   how long faults strike (default 10); the run then waits until all is settled
  --users N     how many users there are (default 8)
  --out FILE    writes the counts as JSON

The exit code is 0 only when no promise was broken.
`

export interface ChaosOptions extends PlanOptions {
  out: string | null
}

/** What was asked for on the command line; null when that was help. Throws an error that can be read. */
export function readArguments(args: string[]): ChaosOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '10' },
      users: { type: 'string', default: '8' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return null
  const seed =
    values.seed === undefined
      ? Math.floor(Math.random() * 1_000_000)
      : number('seed', values.seed, 0, 2 ** 31)
  return {
    seed,
    minutes: number('minutes', values.minutes, 0.1, 240),
    users: number('users', values.users, 1, 100),
    out: values.out ?? null,
  }
}

function number(name: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= from && value <= to)) {
    throw new Error(`--${name} takes a number from ${from} to ${to}, not "${text}".`)
  }
  return value
}
