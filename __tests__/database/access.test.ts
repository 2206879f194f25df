import { beforeAll, describe, expect, test } from 'vitest'
import { asAnonymous, asService, asUser, createUser, type Transaction } from '../support/database.ts'
import { addTestKind, createOwner, enqueue, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(5)
let owner: Owner
let strangerId: string
let jobId: string

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
  strangerId = await createUser(sql)
  jobId = (await enqueue(sql, owner)).job.id
  await asUser(
    sql,
    owner.userId,
    (tx) => tx`select public.create_document(${owner.projectId}, 'deck', 'D', '{}')`,
  )
})

const ownTables = ['projects', 'documents', 'document_revisions', 'jobs', 'job_events'] as const
const denied = { code: '42501' }

describe('reading a table', () => {
  test.each([
    ...ownTables,
    'job_tasks',
  ])('%s: the owner reads the own rows, a stranger none, anonymous is refused', async (table) => {
    const read = (tx: Transaction) => tx`select count(*)::int as n from public.${sql(table)}`
    const [own] = await asUser(sql, owner.userId, read)
    const [others] = await asUser(sql, strangerId, read)
    expect(own?.n).toBeGreaterThan(0)
    expect(others?.n).toBe(0)
    await expect(asAnonymous(sql, read)).rejects.toMatchObject(denied)
  })

  test('what a worker holds is hidden from the owner too', async () => {
    for (const column of ['lease_token', 'worker_id', 'completed_token', 'input']) {
      await expect(
        asUser(sql, owner.userId, (tx) => tx`select ${sql(column)} from public.job_tasks`),
      ).rejects.toMatchObject(denied)
    }
  })

  test('settings are for the worker alone', async () => {
    await expect(
      asUser(sql, owner.userId, (tx) => tx`select * from public.job_settings`),
    ).rejects.toMatchObject(denied)
    expect(await asService(sql, (tx) => tx`select * from public.job_settings`)).toHaveLength(1)
  })
})

describe('writing a table', () => {
  test.each([
    'documents',
    'document_revisions',
    'jobs',
    'job_tasks',
    'job_events',
    'job_kinds',
    'job_settings',
  ])('%s: not even the owner writes it directly', async (table) => {
    for (const write of [
      (tx: Transaction) => tx`delete from public.${sql(table)}`,
      (tx: Transaction) => tx`insert into public.${sql(table)} default values`,
    ]) {
      await expect(asUser(sql, owner.userId, write)).rejects.toMatchObject(denied)
      await expect(asAnonymous(sql, write)).rejects.toMatchObject(denied)
    }
  })

  test('a project: a stranger renames and deletes nothing, and nobody makes one for another', async () => {
    const rename = (tx: Transaction) => tx`update public.projects set title = 'Mine now' returning id`
    expect(await asUser(sql, strangerId, rename)).toHaveLength(0)
    expect(await asUser(sql, strangerId, (tx) => tx`delete from public.projects returning id`)).toHaveLength(
      0,
    )
    await expect(
      asUser(
        sql,
        strangerId,
        (tx) => tx`insert into public.projects (user_id, title) values (${owner.userId}, 'X')`,
      ),
    ).rejects.toMatchObject(denied)
    expect(await asUser(sql, owner.userId, rename)).toHaveLength(1)
  })
})

describe('calling a function', () => {
  const forWorkers = [
    'claim_tasks',
    'extend_leases',
    'complete_task',
    'complete_tasks',
    'fail_task',
    'release_tasks',
    'sweep_jobs',
    'purge_jobs',
    'broadcast_jobs',
  ]
  const forUsers = [
    'enqueue_job',
    'cancel_job',
    'retry_job',
    'acknowledge_jobs',
    'list_jobs',
    'get_job',
    'get_job_parts',
    'create_document',
    'save_document',
    'delete_document',
  ]

  test('every function is on exactly one of the two lists, and nothing is open to anonymous', async () => {
    const rows = await sql<{ name: string; anon: boolean; user: boolean; worker: boolean }[]>`
      select p.proname as name,
             has_function_privilege('anon', p.oid, 'execute') as anon,
             has_function_privilege('authenticated', p.oid, 'execute') as user,
             has_function_privilege('service_role', p.oid, 'execute') as worker
      from pg_proc p where p.pronamespace = 'public'::regnamespace`
    expect(rows.filter((row) => row.anon)).toEqual([])
    expect(
      rows
        .filter((row) => row.user)
        .map((row) => row.name)
        .sort(),
    ).toEqual([...forUsers].sort())
    expect(
      rows
        .filter((row) => row.worker)
        .map((row) => row.name)
        .sort(),
    ).toEqual([...forWorkers].sort())
  })

  test('every function has an empty search_path, or names what was found when it was made', async () => {
    const rows = await sql`
      select p.proname from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and p.prosqlbody is null and not coalesce(p.proconfig @> array['search_path=""'], false)`
    expect(rows).toEqual([])
  })

  test('every table of public and private has row level security', async () => {
    const rows = await sql`
      select c.relname from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r' and not c.relrowsecurity`
    expect(rows).toEqual([])
  })

  test('a job of another user does not exist', async () => {
    for (const verb of ['cancel_job', 'retry_job', 'get_job', 'get_job_parts']) {
      await expect(
        asUser(sql, strangerId, (tx) => tx`select public.${sql(verb)}(${jobId})`),
      ).rejects.toMatchObject({ code: 'OFS02' })
    }
    const [row] = await asUser(
      sql,
      strangerId,
      (tx) => tx`select public.acknowledge_jobs(${[jobId]}::uuid[]) as ids`,
    )
    expect(row?.ids).toEqual([])
  })

  test('a token without a user is not signed in', async () => {
    await expect(
      sql.begin(async (tx) => {
        await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', '{}', true)`
        return tx`select public.list_jobs()`
      }),
    ).rejects.toMatchObject({ code: 'OFS01' })
  })
})
