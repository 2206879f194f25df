import { createProject, type Sql } from '../../support/database.ts'
import { command, complete, expireLeases, fail, release, sweep } from '../../support/engine.ts'
import { act, type Cast, leaseOf, newCast, PLAN, take } from './cast.ts'
import type { Focus } from './model.ts'

type Step = (sql: Sql, cast: Cast) => Promise<unknown>
export interface Situation {
  name: string
  /** What it looks like when it has been brought about. */
  looks: string
  build: (sql: Sql) => Promise<Cast>
}

const at = (stage: number, position: number): Step => {
  const focus: Focus = [stage, position]
  return async (_, cast) => {
    cast.focus = focus
  }
}
const claimed: Step = (sql, cast) => take(sql, cast)
const claimedOne: Step = (sql, cast) => take(sql, cast, 1)
const done: Step = (sql, cast) => complete(sql, leaseOf(cast))
const planned: Step = (sql, cast) => complete(sql, leaseOf(cast), { nextTasks: PLAN })
const failed: Step = (sql, cast) => fail(sql, leaseOf(cast), false)
const failedOnce: Step = (sql, cast) => fail(sql, leaseOf(cast), true)
const released: Step = (sql, cast) => release(sql, [leaseOf(cast)])
const expired: Step = (sql, cast) => expireLeases(sql, cast.jobId)
const due: Step = (sql, cast) => act(sql, 'the next attempt is due', cast)
const swept: Step = (sql) => sweep(sql)
const cancelled: Step = (sql, cast) => command(sql, 'cancel_job', cast.owner.userId, cast.jobId)
const retried: Step = (sql, cast) => command(sql, 'retry_job', cast.owner.userId, cast.jobId)
/** A claim that met the job's row locked, and left it as it was. */
const claimedUnseen: Step = (sql, cast) =>
  sql.begin(async (tx) => {
    await tx`select from public.jobs where id = ${cast.jobId} for update`
    await take(sql, cast)
  })

const work: Step[] = [claimed, planned, at(1, 0)]
const saving: Step[] = [...work, claimed, done, at(1, 1), done, at(2, 0), claimed]

async function onStage(sql: Sql, steps: readonly Step[]): Promise<Cast> {
  const cast = await newCast(sql)
  for (const step of steps) await step(sql, cast)
  return cast
}

const byItself = (name: string, looks: string, ...steps: Step[]): Situation => ({
  name,
  looks,
  build: (sql) => onStage(sql, steps),
})

/** A job that waits for another one, to which `fate` then happens. */
function dependent(
  name: string,
  looks: string,
  fate: (sql: Sql, other: Cast) => Promise<unknown>,
): Situation {
  const build = async (sql: Sql) => {
    const other = await newCast(sql)
    const projectId = await createProject(sql, other.owner.userId)
    const cast = await newCast(sql, [other.jobId], { ...other.owner, projectId })
    await fate(sql, other)
    return cast
  }
  return { name, looks, build }
}

/** It failed by itself, long after the job that it had waited for. */
const failedAfterPurge: Situation = {
  name: 'failed, and what it had waited for is purged',
  looks: 'failed: failed → failed: cancelled',
  build: async (sql) => {
    const other = await newCast(sql)
    const cast = await newCast(sql, [other.jobId], other.owner)
    await take(sql, other)
    await done(sql, other)
    await take(sql, cast)
    await failed(sql, cast)
    await act(sql, 'purge after the retention', other)
    return cast
  },
}

const nothing = () => Promise.resolve()
const hangs = '→ dependent: waiting'
const fell = '→ failed: cancelled'

export const SITUATIONS: readonly Situation[] = [
  byItself('new', `pending: pending ${hangs}`),
  dependent('waiting for another job', `dependent: waiting ${hangs}`, nothing),
  byItself('planning', `processing: processing ${hangs}`, claimed),
  byItself('planning, claimed unseen', `pending: processing ${hangs}`, claimedUnseen),
  byItself('planning, silent', `processing: expired ${hangs}`, claimed, expired),
  byItself('planning, waits for the next attempt', `retrying: delayed ${hangs}`, claimed, failedOnce),
  byItself('planning, next attempt due', `retrying: pending ${hangs}`, claimed, failedOnce, due),
  byItself('planning, handed over', `processing: pending ${hangs}`, claimed, released),
  byItself('planned', `processing: completed | pending pending | waiting ${hangs}`, ...work),
  byItself(
    'one works, one is due',
    `processing: completed | processing pending | waiting ${hangs}`,
    ...work,
    claimedOne,
  ),
  byItself('two work', `processing: completed | processing processing | waiting ${hangs}`, ...work, claimed),
  byItself(
    'two are silent',
    `processing: completed | expired expired | waiting ${hangs}`,
    ...work,
    claimed,
    expired,
  ),
  byItself(
    'one works, one will try again',
    `processing: completed | delayed processing | waiting ${hangs}`,
    ...work,
    claimed,
    failedOnce,
  ),
  byItself(
    'the other one will try again',
    `processing: completed | delayed processing | waiting ${hangs}`,
    ...work,
    claimed,
    failedOnce,
    at(1, 1),
  ),
  byItself(
    'one is done, one is due',
    `processing: completed | completed pending | waiting ${hangs}`,
    ...work,
    claimedOne,
    done,
    at(1, 1),
  ),
  byItself(
    'one is done, one works',
    `processing: completed | completed processing | waiting ${hangs}`,
    ...work,
    claimed,
    done,
    at(1, 1),
  ),
  byItself(
    'done, while another works',
    `processing: completed | completed processing | waiting ${hangs}`,
    ...work,
    claimed,
    done,
  ),
  byItself(
    'one is done, one will try again',
    `retrying: completed | completed delayed | waiting ${hangs}`,
    ...work,
    claimed,
    done,
    at(1, 1),
    failedOnce,
  ),
  byItself(
    'the last attempt',
    `processing: completed | processing processing | waiting ${hangs}`,
    ...work,
    claimed,
    failedOnce,
    due,
    claimed,
  ),
  byItself(
    'silent for the last time',
    `processing: completed | expired expired | waiting ${hangs}`,
    ...work,
    claimed,
    expired,
    swept,
    claimed,
    expired,
  ),
  byItself(
    'the last hand-over',
    `processing: completed | processing processing | waiting ${hangs}`,
    ...work,
    claimed,
    released,
    claimed,
  ),
  byItself(
    'waiting for its stage',
    `processing: completed | processing processing | waiting ${hangs}`,
    ...work,
    claimed,
    at(2, 0),
  ),
  byItself(
    'the last is due',
    `processing: completed | completed completed | pending ${hangs}`,
    ...saving.slice(0, -1),
  ),
  byItself('saving', `processing: completed | completed completed | processing ${hangs}`, ...saving),
  byItself(
    'saving, silent',
    `processing: completed | completed completed | expired ${hangs}`,
    ...saving,
    expired,
  ),
  byItself(
    'completed',
    'completed: completed | completed completed | completed → pending: pending',
    ...saving,
    done,
  ),
  byItself('completed by its plan', 'completed: completed → pending: pending', claimed, done),
  byItself('failed', `failed: completed | failed cancelled | cancelled ${fell}`, ...work, claimedOne, failed),
  byItself('failed in saving', `failed: completed | completed completed | failed ${fell}`, ...saving, failed),
  byItself(
    'failed, while another works',
    `failed: completed | failed processing | cancelled ${fell}`,
    ...work,
    claimed,
    failed,
    at(1, 1),
  ),
  byItself(
    'failed, while another is silent',
    `failed: completed | failed expired | cancelled ${fell}`,
    ...work,
    claimed,
    failed,
    at(1, 1),
    expired,
  ),
  byItself(
    'failed, silent too often',
    `failed: completed | failed failed | cancelled ${fell}`,
    ...work,
    claimed,
    expired,
    swept,
    claimed,
    expired,
    swept,
  ),
  byItself(
    'failed in its last attempt',
    `failed: completed | failed processing | cancelled ${fell}`,
    ...work,
    claimed,
    failedOnce,
    due,
    claimed,
    failedOnce,
  ),
  byItself(
    'failed, handed over too often',
    `failed: completed | failed processing | cancelled ${fell}`,
    ...work,
    claimed,
    released,
    claimed,
    released,
  ),
  byItself('cancelled before its start', `cancelled: cancelled ${fell}`, cancelled),
  byItself(
    'cancelled before its stage',
    `cancelled: completed | cancelled cancelled | cancelled ${fell}`,
    ...work,
    cancelled,
  ),
  byItself('cancelled while planning', `cancelled: processing ${fell}`, claimed, cancelled),
  byItself(
    'cancelled while two work',
    `cancelled: completed | processing processing | cancelled ${fell}`,
    ...work,
    claimed,
    cancelled,
  ),
  byItself(
    'cancelled while silent',
    `cancelled: completed | expired expired | cancelled ${fell}`,
    ...work,
    claimed,
    expired,
    cancelled,
  ),
  byItself(
    'cancelled while saving',
    `cancelled: completed | completed completed | processing ${fell}`,
    ...saving,
    cancelled,
  ),
  byItself(
    'cancelled, and saved late',
    `cancelled: completed | completed completed | completed ${fell}`,
    ...saving,
    cancelled,
    done,
  ),
  byItself(
    'cancelled, one is done',
    `cancelled: completed | completed cancelled | cancelled ${fell}`,
    ...work,
    claimedOne,
    done,
    cancelled,
  ),
  byItself(
    'continued',
    `pending: completed | pending pending | waiting ${hangs}`,
    ...work,
    cancelled,
    retried,
  ),
  byItself(
    'continued while two work',
    `processing: completed | processing processing | waiting ${hangs}`,
    ...work,
    claimed,
    cancelled,
    retried,
  ),
  byItself(
    'cancelled again',
    `cancelled: completed | cancelled cancelled | cancelled ${fell}`,
    ...work,
    cancelled,
    retried,
    cancelled,
  ),
  dependent('failed with what it waited for', `failed: cancelled ${fell}`, async (sql, other) => {
    await take(sql, other)
    await failed(sql, other)
  }),
  dependent('failed, since what it waited for was cancelled', `failed: cancelled ${fell}`, cancelled),
  dependent('back, since what it waits for is', `dependent: waiting ${hangs}`, async (sql, other) => {
    await cancelled(sql, other)
    await retried(sql, other)
  }),
  dependent('started by what it waited for', `pending: pending ${hangs}`, async (sql, other) => {
    await take(sql, other)
    await done(sql, other)
  }),
  dependent(
    'waiting for what was deleted',
    `dependent: waiting ${hangs}`,
    (sql, other) => sql`delete from public.projects where id = ${other.owner.projectId}`,
  ),
  dependent(
    'failed, since what it waited for was deleted',
    `failed: cancelled ${fell}`,
    async (sql, other) => {
      await act(sql, 'delete its project', other)
      await sweep(sql)
    },
  ),
  byItself('cancelled, and seen', `cancelled: cancelled ${fell}`, cancelled, (sql, cast) =>
    act(sql, 'acknowledge', cast),
  ),
  byItself('purged', 'gone → failed: cancelled', cancelled, (sql, cast) =>
    act(sql, 'purge after the retention', cast),
  ),
  failedAfterPurge,
]
