import type { RunRecord, Verdict } from './check/record.ts'
import { STRIKES } from './plan/faults.ts'
import type { Plan } from './plan/plan.ts'
import type { Tally } from './stage/user.ts'

export interface Report {
  seed: number
  minutes: number
  users: number
  faults: Record<string, number>
  faultsInAll: number
  jobs: Record<string, number>
  tasks: number
  modelCalls: number
  tallies: { started: number; refused: number; cancelled: number; retried: number }
  statements: { statement: string; counted: string; violations: number }[]
  violations: string[]
}

export function reportOf(plan: Plan, record: RunRecord, tallies: Tally[], verdicts: Verdict[]): Report {
  const strikes = STRIKES.map(
    (type) => [type, record.strikes.filter((one) => one.type === type && one.hit).length] as const,
  )
  const model = countBy(
    record.requests.filter(({ fault }) => fault !== 'none'),
    ({ fault }) => `model_${fault}`,
  )
  const faults = { ...Object.fromEntries(strikes), ...model }
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0)
  return {
    seed: plan.seed,
    minutes: plan.minutes,
    users: plan.users,
    faults,
    faultsInAll: Object.values(faults).reduce((all, count) => all + count, 0),
    jobs: countBy(record.database.jobs, ({ status, errorCode }) =>
      errorCode ? `${status} (${errorCode})` : status,
    ),
    tasks: record.database.tasks.length,
    modelCalls: record.requests.length,
    tallies: {
      started: sum(({ started }) => started),
      refused: sum(({ refused }) => refused.length),
      cancelled: sum(({ cancelled }) => cancelled),
      retried: sum(({ retried }) => retried),
    },
    statements: verdicts.map(({ statement, counted, violations }) => ({
      statement,
      counted,
      violations: violations.length,
    })),
    violations: verdicts.flatMap(({ violations }) => violations),
  }
}

export function printReport(report: Report): string {
  const table = (rows: Record<string, number>) =>
    Object.entries(rows).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`)
  const shown = report.violations.slice(0, 40)
  return [
    `seed ${report.seed}, ${report.minutes} minutes, ${report.users} users`,
    '',
    `faults: ${report.faultsInAll}`,
    ...table(report.faults),
    '',
    'jobs',
    ...table(report.jobs),
    'and',
    ...table({ tasks: report.tasks, 'model calls': report.modelCalls, ...report.tallies }),
    '',
    ...report.statements.map(
      ({ statement, counted, violations }) =>
        `${violations === 0 ? 'ok    ' : 'BROKEN'}  ${statement}: ${counted}; ${violations} violations`,
    ),
    '',
    ...shown.map((violation) => `  ! ${violation}`),
    ...(report.violations.length > shown.length
      ? [`  … and ${report.violations.length - shown.length} more`]
      : []),
  ].join('\n')
}

function countBy<T>(all: readonly T[], name: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of all) counts[name(one)] = (counts[name(one)] ?? 0) + 1
  return counts
}
