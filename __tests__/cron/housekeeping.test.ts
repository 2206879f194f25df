import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { migrate } from '../../local/postgres/migrate.ts'
import type { ThrowAwayDatabase } from '../../local/postgres/throw-away.ts'
import { startThrowAwayDatabase } from '../../local/postgres/throw-away.ts'
import type { Sql } from '../support/database.ts'
import {
  addTestKind,
  claimOne,
  command,
  createOwner,
  enqueue,
  expireLeases,
  type Owner,
  readTasks,
} from '../support/engine.ts'
import { storeObject } from '../support/media.ts'

/**
 * The clock inside the database, for real: pg_cron in a Postgres of this system's packages, with all our migrations.
 * What cannot be had here is pg_net and Vault: for them there are stand-ins that only record what they are asked.
 */
const binaries = inject('postgresWithCron')
const schedule = readFileSync('supabase/migrations/20261124140300_schedule.sql', 'utf8')

let database: ThrowAwayDatabase
let sql: Sql
let admin: Sql
let owner: Owner
const notices: string[] = []

/** On hosted Supabase pg_cron belongs to the superuser, and `postgres` gets these grants when it is created. */
const hostedGrants = `
  create function extensions.grant_pg_cron_access() returns event_trigger language plpgsql security definer as $$
  begin
    if exists (
      select from pg_event_trigger_ddl_commands() c join pg_extension e on e.oid = c.objid where e.extname = 'pg_cron'
    ) then
      update pg_extension set extowner = 'supabase_admin'::regrole where extname = 'pg_cron';
      grant usage on schema cron to postgres;
      grant all on all tables in schema cron to postgres;
      revoke all on cron.job from postgres;
      grant select on cron.job to postgres;
    end if;
  end
  $$;
  create event trigger issue_pg_cron_access on ddl_command_end when tag in ('CREATE EXTENSION')
    execute function extensions.grant_pg_cron_access()`

beforeAll(async () => {
  if (!binaries) return
  database = await startThrowAwayDatabase({
    migrated: false,
    binaries,
    settings: {
      shared_preload_libraries: 'pg_cron',
      'cron.database_name': 'postgres',
      // Without a password to sign in with; the commands run as the same role.
      'cron.use_background_workers': 'on',
      max_worker_processes: '20',
    },
  })
  sql = postgres(database.databaseUrl, {
    max: 4,
    onnotice: ({ message }) => void notices.push(String(message)),
  })
  admin = postgres(database.adminUrl, { max: 2, onnotice: () => undefined })
  await admin.unsafe(hostedGrants).simple()
  await migrate(database.databaseUrl)
  await addTestKind(sql)
  owner = await createOwner(sql)
})

afterAll(async () => {
  await Promise.all([sql?.end(), admin?.end()])
  await database?.stop()
})

/** From 1.5 on, pg_cron counts in seconds too; older ones in whole minutes. */
async function countsInSeconds() {
  const [row] = await sql<{ version: string }[]>`
    select extversion as version from pg_extension where extname = 'pg_cron'`
  return Number.parseFloat(row?.version ?? '') >= 1.5
}

const until = (assertion: () => Promise<void>) => vi.waitFor(assertion, { timeout: 140_000, interval: 250 })

function runNow(jobname: string) {
  return admin`select cron.alter_job(jobid, schedule => '* * * * *') from cron.job where jobname = ${jobname}`
}

/** A run of that job that ended three days ago, as pg_cron notes it. */
function noteOldRun(jobname: string) {
  return admin`
    insert into cron.job_run_details (jobid, command, status, end_time)
    select jobid, 'an old run', 'succeeded', now() - interval '3 days' from cron.job where jobname = ${jobname}`
}

const allJobs = () => admin`select * from cron.job order by jobid`

describe.skipIf(!binaries)('the scheduling migration', () => {
  test('gives pg_cron each of our jobs once, as `postgres`', async () => {
    const jobs =
      await admin`select jobname, schedule, command, username, database, active from cron.job order by jobname`
    const ours = { username: 'postgres', database: 'postgres', active: true }
    expect([...jobs]).toEqual([
      {
        jobname: 'offstage-cron-log',
        schedule: '27 * * * *',
        command: 'select private.purge_cron_log()',
        ...ours,
      },
      {
        jobname: 'offstage-media',
        schedule: '5-59/10 * * * *',
        command: 'select private.purge_media_and_kick()',
        ...ours,
      },
      { jobname: 'offstage-purge', schedule: '*/10 * * * *', command: 'select public.purge_jobs()', ...ours },
      {
        jobname: 'offstage-sweep',
        schedule: (await countsInSeconds()) ? '10 seconds' : '* * * * *',
        command: 'select private.sweep_and_kick()',
        ...ours,
      },
    ])
  })

  test('run again changes nothing, leaves what others scheduled, and says what it cannot do here', async () => {
    await sql`select cron.schedule('of-the-same-role', '0 0 1 1 *', 'select 1')`
    await admin`select cron.schedule('offstage-sweep', '0 0 1 1 *', 'select 2')`
    const before = [...(await allJobs())]
    expect(before).toHaveLength(6)
    notices.length = 0
    await sql.unsafe(schedule).simple()
    await sql.unsafe(schedule).simple()
    expect([...(await allJobs())]).toEqual(before)
    expect(notices.filter((notice) => notice.includes('without pg_net and Vault'))).toHaveLength(2)
    await admin`select cron.unschedule(jobid) from cron.job where username = 'supabase_admin'`
  })
})

describe.skipIf(!binaries)('on the clock of pg_cron, nobody else calling', () => {
  let stalled: string
  let old: string

  beforeAll(async () => {
    if (!binaries) return
    stalled = (await enqueue(sql, owner)).job.id
    await claimOne(sql)
    await expireLeases(sql, stalled)
    old = (await enqueue(sql, owner, { input: { n: 2 } })).job.id
    await command(sql, 'cancel_job', owner.userId, old)
    await sql`update public.jobs set finished_at = now() - interval '31 days' where id = ${old}`
    for (const name of ['offstage-sweep', 'of-the-same-role']) await noteOldRun(name)
    for (const name of ['offstage-media', 'offstage-purge', 'offstage-cron-log']) await runNow(name)
  })

  test('an expired lease is taken back, without pg_net too', async () => {
    await until(async () => {
      expect(await readTasks(sql, stalled)).toMatchObject([{ status: 'pending', stalls: 1 }])
    })
  })

  test('what ended longer ago than the retention is deleted', async () => {
    await until(async () => {
      expect(await sql`select from public.jobs where id = ${old}`).toHaveLength(0)
    })
  })

  test('its log shows that all went well, and forgets old runs of ours alone', async () => {
    await until(async () => {
      const runs = await admin`
        select distinct j.jobname, d.status from cron.job_run_details d join cron.job j using (jobid)
        where d.command <> 'an old run' and d.status not in ('starting', 'running') order by 1`
      expect([...runs]).toEqual([
        { jobname: 'offstage-cron-log', status: 'succeeded' },
        { jobname: 'offstage-media', status: 'succeeded' },
        { jobname: 'offstage-purge', status: 'succeeded' },
        { jobname: 'offstage-sweep', status: 'succeeded' },
      ])
      const kept = await admin`
        select j.jobname from cron.job_run_details d join cron.job j using (jobid) where d.command = 'an old run'`
      expect([...kept]).toEqual([{ jobname: 'of-the-same-role' }])
    })
  })
})

describe.skipIf(!binaries)('where pg_net and Vault are (stand-ins: neither of them runs here)', () => {
  // With the signatures that Supabase documents.
  const standIns = `
    create schema vault;
    create table vault.decrypted_secrets (name text, decrypted_secret text);
    create schema net;
    create table net.calls (url text, body jsonb, headers jsonb, timeout_milliseconds integer);
    create function net.http_post(
      url text, body jsonb default '{}', params jsonb default '{}',
      headers jsonb default '{"Content-Type": "application/json"}', timeout_milliseconds integer default 5000
    ) returns bigint language sql as $$
      insert into net.calls values (url, body, headers, timeout_milliseconds) returning 1::bigint
    $$;
    grant usage on schema vault, net to postgres;
    grant select on vault.decrypted_secrets to postgres;
    grant select, insert on net.calls to postgres;`

  /** The very command that pg_cron runs. */
  async function run(name: string) {
    const [job] = await sql<{ command: string }[]>`select command from cron.job where jobname = ${name}`
    await sql.unsafe(job?.command ?? '')
  }
  const sweep = () => run('offstage-sweep')

  beforeAll(async () => {
    if (!binaries) return
    await admin`update cron.job set active = false`
    await sql`delete from public.jobs`
    await admin.unsafe(standIns).simple()
  })

  test('work that is due calls the worker, with the address and the key from Vault', async () => {
    await sweep()
    expect(notices.filter((notice) => notice.includes('not in Vault'))).toEqual([])
    await enqueue(sql, owner)
    await sweep()
    expect(notices.filter((notice) => notice.includes('not in Vault'))).toHaveLength(1)
    expect(await sql`select from net.calls`).toHaveLength(0)

    await admin`insert into vault.decrypted_secrets values
      ('offstage_url', 'https://ref.supabase.co'), ('offstage_secret_key', 'sb_secret_test'), ('other', 'x')`
    await sweep()
    const call = {
      url: 'https://ref.supabase.co/functions/v1/job-worker',
      body: {},
      headers: { apikey: 'sb_secret_test', 'content-type': 'application/json' },
      timeout_milliseconds: 5000,
    }
    expect([...(await sql`select * from net.calls`)]).toEqual([call])
    await claimOne(sql)
    await sweep()
    expect(await sql`select from net.calls`).toHaveLength(1)
  })

  test('an object that no media name calls the function that removes it', async () => {
    await admin`delete from net.calls`
    await run('offstage-media')
    expect(await sql`select from net.calls`).toHaveLength(0)
    await storeObject(sql, owner, `${owner.userId}/gone`, 1)
    await run('offstage-media')
    expect([...(await sql`select url from net.calls`)]).toEqual([
      { url: 'https://ref.supabase.co/functions/v1/media-purge' },
    ])
  })

  test('the scheduling migration, run again, has nothing to regret', async () => {
    notices.length = 0
    await sql.unsafe(schedule).simple()
    expect(notices.filter((notice) => notice.includes('without pg_net and Vault'))).toEqual([])
  })
})
