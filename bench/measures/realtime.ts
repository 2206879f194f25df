import { type Figure, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { openBrowser } from '../support/browser.ts'
import { databaseClockOffset } from '../support/clock.ts'
import { claimTasks, completeTask, type Lease } from '../support/engine.ts'
import { type Heard, subscribeToJobs } from '../support/job-channel.ts'
import { listenOn, type PageLog, readLog, untilLive } from '../support/page-ears.ts'
import type { BenchStack } from '../support/stack.ts'
import { type BenchUser, createBenchUser, createDeck } from '../support/user.ts'

const JOBS = 4
const TASKS = 50
/** Four jobs in turn, each with more than half a second between its events: none is held back. */
const EVERY_MS = 160
const REACH = { p50: 10, p99: 50 }

/** From the row to the eye. */
export const realtime: Measure = {
  name: 'realtime',
  title: 'A task completed in the database → the event in the browser',
  explanation: `A real Chromium on the app's own page of jobs, its channel live. ${JOBS * TASKS} tasks are completed by
\`complete_task\`, one at a time and slower than the limit of two events a second a job. The clock starts in the database
when \`complete_task\` has done its work, just before the commit, and stops when the message reaches the page's
WebSocket; *shown* is when the job's progress bar has the new value. *By supabase-js in Node* is a second subscriber of
the same channel in the process of the bench: what the way costs without a browser. The page's clock is compared with
ours by a hundred questions, the fastest of which bounds the error to half its time, some tenths of a millisecond.`,
  async run(bench) {
    const stack = await bench.stack()
    const user = await createBenchUser(stack)
    await stack.sql`update public.job_settings set lease_seconds = 3600`
    const browser = await openBrowser(stack, user)
    try {
      const page = await browser.context.newPage()
      await listenOn(page)
      const channel = await subscribeToJobs(user)
      const jobs = await planJobs(stack, user)
      await page.goto('/jobs')
      await untilLive(page)
      const completions = await completeInTurn(stack, jobs)
      await page.waitForTimeout(1_000)
      const log = await readLog(page)
      await channel.close()
      return figures(completions, log, channel.heard)
    } finally {
      await browser.close()
      await stack.sql`delete from public.jobs where user_id = ${user.id}`
      await stack.sql`update public.job_settings set lease_seconds = 45`
    }
  },
}

interface PlannedJob {
  id: string
  title: string
  leases: Lease[]
}

/** Jobs whose plan is done and whose tasks this process holds, so that no worker takes them. */
async function planJobs({ sql }: BenchStack, user: BenchUser): Promise<PlannedJob[]> {
  const jobs: PlannedJob[] = []
  for (let number = 1; number <= JOBS; number += 1) {
    const deckId = await createDeck(user, number)
    const input = { deckId, tone: 'academic', audience: 'Nobody', wordsPerMinute: 140 }
    const { data, error } = await user.client.rpc('enqueue_job', {
      kind: 'talk_track',
      project_id: user.projectId,
      input,
    })
    if (error) throw new Error(error.message)
    const { job } = data as { job: { id: string; title: string } }
    const plan = (await claimTasks(sql, 100)).find(({ jobId }) => jobId === job.id)
    if (!plan) throw new Error('The plan could not be claimed')
    const write = Array.from({ length: TASKS + 1 }, (_, position) => ({ stage: 'write', position }))
    await completeTask(sql, plan, { nextTasks: [...write, { stage: 'save', position: 0 }] })
    const leases = (await claimTasks(sql, 100)).filter(({ jobId }) => jobId === job.id)
    jobs.push({ ...job, leases })
  }
  return jobs
}

interface Completion {
  jobId: string
  title: string
  tasksDone: number
  at: number
}

/** One task of each stays open, so that no job goes on to its end. */
async function completeInTurn({ sql }: BenchStack, jobs: PlannedJob[]): Promise<Completion[]> {
  const offset = await databaseClockOffset(sql)
  const completions: Completion[] = []
  let dueAt = performance.now()
  for (let tasksDone = 1; tasksDone <= TASKS; tasksDone += 1) {
    for (const { id: jobId, title, leases } of jobs) {
      const lease = leases.pop()
      if (!lease) throw new Error('Another worker took a task')
      dueAt = Math.max(dueAt + EVERY_MS, performance.now())
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())))
      const doneAt = await completeTask(sql, lease)
      completions.push({ jobId, title, tasksDone, at: doneAt + offset })
    }
  }
  return completions
}

function figures(completions: Completion[], { heard, shown }: PageLog, inNode: Heard[]): Figure[] {
  const browser: number[] = []
  const node: number[] = []
  const eye: number[] = []
  for (const { jobId, title, tasksDone, at } of completions) {
    const isIt = ({ event }: Heard) =>
      event.id === jobId && event.stage === 'write' && event.tasksDone === tasksDone
    const inPage = heard.find(isIt)
    const inProcess = inNode.find(isIt)
    if (!inPage || !inProcess) throw new Error(`The event of task ${tasksDone} of "${title}" did not come`)
    browser.push(inPage.at - at)
    node.push(inProcess.at - at)
    const bar = shown.find(
      (change) =>
        change.label === title && change.percent === inPage.event.progress && change.at >= inPage.at,
    )
    if (bar) eye.push(bar.at - at)
  }
  return [
    timesFigure('completed → event in the browser', browser, REACH),
    timesFigure('completed → progress bar moved', eye),
    timesFigure('completed → event by supabase-js in Node (floor)', node),
  ]
}
