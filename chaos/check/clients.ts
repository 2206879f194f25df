import { isDeepStrictEqual } from 'node:util'
import type { Check, JobRow, RunRecord, ShownJob, TabState } from './record.ts'

/** How many current jobs a page is given: the newest. */
const MOST_CURRENT = 100

/** What a client is shown never goes backwards within a run, and is 100 only when the job is completed. */
export const progressIsHonest: Check = ({ sightings }) => {
  const last = new Map<string, { run: number; progress: number; version: number }>()
  const violations: string[] = []
  for (const { tab, query, jobId, run, version, status, progress } of sightings) {
    const place = `${tab} ${query} ${jobId}`
    const before = last.get(place)
    const name = `${tab} saw job ${jobId}`
    if ((progress === 100) !== (status === 'completed')) violations.push(`${name} ${status} at ${progress} %`)
    if (before && run < before.run) violations.push(`${name} go back from run ${before.run} to ${run}`)
    if (before?.run === run && progress < before.progress)
      violations.push(`${name} go back from ${before.progress} to ${progress} %`)
    last.set(place, { run, progress, version })
  }
  return {
    statement: 'progress never went backwards, and was 100 only when completed',
    counted: `${sightings.length} sightings of ${new Set(sightings.map(({ jobId }) => jobId)).size} jobs`,
    violations,
  }
}

/** When all is settled, every client shows what the database says: its list, and each job it looks at. */
export const clientsEqualDatabase: Check = (record) => ({
  statement: 'every client ended up equal to the database',
  counted: `${record.tabs.length} clients, ${record.tabs.reduce((sum, { watched }) => sum + watched.length, 0)} open jobs`,
  violations: record.tabs.flatMap((tab) => differences(tab, record)),
})

/** What a tab shows otherwise than the database, in sentences; empty when it is equal. */
export function differences(tab: TabState, { database }: Pick<RunRecord, 'database'>): string[] {
  const own = database.jobs.filter(({ userId }) => userId === tab.userId)
  const isCurrent = ({ status, acknowledged }: JobRow) =>
    status === 'pending' || status === 'processing' || (status !== 'cancelled' && !acknowledged)
  const shown = new Map(tab.current.map((job) => [job.id, job]))
  const wanted = own.filter(isCurrent)
  const missing = wanted
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, MOST_CURRENT)
    .filter(({ id }) => !shown.has(id))
    .map(({ key }) => `${tab.tab} does not show ${key}`)
  const extra = tab.current
    .filter(({ id }) => !wanted.some((row) => row.id === id))
    .map(({ id, status }) => `${tab.tab} still shows ${id} as ${status}`)
  const stale = wanted.flatMap((row) => comparison(tab.tab, row, shown.get(row.id)))
  const watched = tab.watched.flatMap(({ jobId, job, parts }) => {
    const row = own.find(({ id }) => id === jobId)
    if (!row) return [`${tab.tab} watches ${jobId}, which does not exist`]
    const outputs = database.tasks.filter((task) => task.jobId === jobId && task.status === 'completed')
    const same =
      outputs.length === parts.length &&
      outputs.every(({ id, output }) =>
        parts.some((part) => part.taskId === id && isDeepStrictEqual(part.output, output)),
      )
    return [
      ...comparison(`${tab.tab} (open)`, row, job),
      ...(same
        ? []
        : [
            `${tab.tab} shows ${parts.length} of ${outputs.length} parts of ${row.key}, which is ${row.status}`,
          ]),
    ]
  })
  return [...missing, ...extra, ...stale, ...watched]
}

function comparison(name: string, row: JobRow, job: ShownJob | undefined): string[] {
  if (!job) return []
  const seen = [
    job.status,
    job.run,
    job.progress,
    job.stage,
    job.tasksDone,
    job.tasksTotal,
    job.message,
    job.result,
  ]
  const said = [
    row.status,
    row.run,
    row.progress,
    row.stage,
    row.tasksDone,
    row.tasksTotal,
    row.message,
    row.result,
  ]
  if (isDeepStrictEqual(seen, said)) return []
  return [
    `${name} shows ${row.key} as ${JSON.stringify(seen.slice(0, 7))}, and it is ${JSON.stringify(said.slice(0, 7))}`,
  ]
}
