import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import {
  addNoOpKind,
  claimTasks,
  completeAndClaim,
  completeTasks,
  insertWaitingJobs,
  type Lease,
} from '../support/engine.ts'
import { createOwners } from '../support/engine-databases.ts'
import { ask } from '../support/http.ts'
import { byHands, type Contender } from './contender.ts'
import { createStarts } from './starts.ts'

const FINISH = { result: {} }

/** The engine's verbs in SQL; `tasksEach` is how large its jobs are. A job of one task is finished by it. */
export async function createOurs(databaseUrl: string, tasksEach: number): Promise<Contender> {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined })
  const starter = postgres(databaseUrl, { max: 1, connection: { role: 'authenticated' } })
  await addNoOpKind(sql)
  // The limits of the product are not what is measured.
  await sql`update public.job_settings set max_live_jobs_per_user = 1000000, max_running_tasks = 1000000,
    max_running_tasks_per_user = 1000000`
  const owners = await createOwners(sql, tasksEach === 1 ? 100 : 10)
  const projects = await projectsOf(sql, owners)
  let started = 0

  const finish = tasksEach === 1 ? FINISH : undefined
  const starts = createStarts(sql)

  const claimAndComplete = async (batch: number, claimed?: () => void) => {
    const leases = await claimTasks(sql, batch)
    for (const _ of leases) claimed?.()
    starts.claimed(leases)
    if (leases.length > 0) await completeTasks(sql, leases, finish)
    starts.ended(leases)
    return leases.length > 0
  }

  /** As the worker does: what ends a task brings the next one. */
  const oneAfterTheOther = () => {
    let held: Lease[] | undefined
    return async () => {
      const [lease] = held ?? (await claimTasks(sql, 1))
      if (!lease) return false
      starts.claimed([lease])
      held = await completeAndClaim(sql, lease, finish)
      starts.ended([lease])
      return true
    }
  }

  return {
    name: tasksEach === 1 ? 'Offstage, jobs of one task' : `Offstage, jobs of ${tasksEach} tasks`,
    fill: (tasks) => insertWaitingJobs(sql, owners, tasks / tasksEach, tasksEach),
    drain: ({ batch, hands }) =>
      byHands(hands, batch === 1 ? oneAfterTheOther : () => () => claimAndComplete(batch)),
    async start() {
      started += 1
      const { userId, projectId } = projects[started % projects.length] ?? { userId: '', projectId: '' }
      await starter`
        select set_config('request.jwt.claims', ${JSON.stringify({ sub: userId, role: 'authenticated' })}, false),
          public.enqueue_job('bench_no_op', ${projectId}, ${starter.json({ started })})`
    },
    async listen(handler) {
      const server = createServer((_request, response) => {
        response.writeHead(202).end()
        void workOff()
      })
      const workOff = async () => {
        while (await claimAndComplete(8, handler));
      }
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      return {
        wake: () => void workOff(),
        async kick() {
          await ask(url, { body: {} })
        },
        stop: () =>
          new Promise((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          }),
      }
    },
    async close() {
      await starts.said()
      await starter.end()
      await sql.end()
    },
  }
}

function projectsOf(sql: postgres.Sql, owners: string[]) {
  return sql<{ userId: string; projectId: string }[]>`
    select user_id as "userId", id as "projectId" from public.projects where user_id = any (${owners}::uuid[])`
}
