import './stage/browser-globals.ts'
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSurvivable } from '../local/process/survivable.ts'
import { help, readArguments } from './arguments.ts'
import { checkRun } from './check/check.ts'
import type { RunRecord } from './check/record.ts'
import { makePlan } from './plan/plan.ts'
import { play } from './play.ts'
import { printReport, reportOf } from './report.ts'
import { setUp } from './stage/set-up.ts'

const CLOSE_WITHIN_MS = 30_000
const options = readArguments(process.argv.slice(2))
if (options === null) {
  process.stdout.write(help)
} else {
  const { seed, minutes, users, out } = options
  const replay = `npm run chaos -- --seed ${seed} --minutes ${minutes} --users ${users}`
  const log = (line: string) => void process.stderr.write(`chaos: ${line}\n`)
  log(`seed ${seed}; replay with: ${replay}`)
  const stage = await setUp({
    ...options,
    log,
    onGiveUp: (error) => log(`the stack gave up: ${error.message}`),
  })
  // The stack runs in this process, and a database that dies under `postgres` throws where nobody can catch it.
  process.on('uncaughtException', (error) => {
    if (isSurvivable(error)) return
    log(`${error.stack ?? error.message}\nit failed with seed ${seed}; replay with: ${replay}`)
    // Not without the processes that it started; but nobody knows what can still be stopped.
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS)
    void stage.close().finally(() => process.exit(1))
  })
  let broken = true
  try {
    const plan = makePlan(options)
    const { record, tallies } = await play(plan, stage, log)
    const report = reportOf(plan, record, tallies, checkRun(record))
    process.stdout.write(`${printReport(report)}\n`)
    if (out) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`)
    broken = report.violations.length > 0
    if (broken) log(`all that was noted is in ${keepRecord(record, stage.logPath)}`)
  } catch (error) {
    // The stack's log has taken over the console.
    log(error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error))
  } finally {
    if (broken) log(`it failed with seed ${seed}; replay with: ${replay}`)
    await stage.close()
  }
  process.exit(broken ? 1 : 0)
}

/** The record of a run that failed, and the stack's log of it: a replay has the same plan, and other microseconds. */
function keepRecord(record: RunRecord, logPath: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-chaos-record-'))
  writeFileSync(join(directory, 'record.json'), JSON.stringify(record))
  copyFileSync(logPath, join(directory, 'stack.log'))
  return directory
}
