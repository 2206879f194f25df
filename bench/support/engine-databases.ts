import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'
import { bootstrap } from '../../local/postgres/bootstrap.ts'
import { migrate } from '../../local/postgres/migrate.ts'
import { startPostgres } from '../../local/postgres/postgres.ts'
import { addNoOpKind } from './engine.ts'

export interface EngineDatabase {
  url: string
  /** One connection. */
  sql: postgres.ReservedSql
  /** Eight. */
  pool: postgres.Sql
  owners: string[]
}

const OWNERS = 100

/** A durable Postgres with as many databases that are alike. */
export async function startEngineDatabases(directory: string, port: number, names: string[]) {
  const password = 'only-for-this-bench'
  const server = await startPostgres({ directory: join(directory, 'engine'), port, password })
  await bootstrap(server.adminUrl, password)
  await migrate(server.databaseUrl)
  const admin = postgres(server.adminUrl.replace(/\/postgres$/, '/template1'), { max: 1 })
  for (const name of names) await admin`create database ${admin(name)} template postgres`
  await admin.end()
  const databases = await Promise.all(
    names.map((name) => open(server.databaseUrl.replace(/\/postgres$/, `/${name}`))),
  )
  return {
    databases,
    async stop() {
      for (const { sql, pool } of databases) {
        sql.release()
        await pool.end()
      }
      await server.stop()
    },
  }
}

async function open(url: string): Promise<EngineDatabase> {
  const pool = postgres(url, { max: 8, onnotice: () => undefined })
  await addNoOpKind(pool)
  const owners = await createOwners(pool, OWNERS)
  return { url, pool, owners, sql: await pool.reserve() }
}

/** Users with a project each. */
export async function createOwners(sql: postgres.Sql, count: number): Promise<string[]> {
  const owners = await sql<{ id: string }[]>`
    insert into auth.users (id, email, aud, role)
    select gen_random_uuid(), gen_random_uuid() || '@example.test', 'authenticated', 'authenticated'
    from generate_series(1, ${count}) n
    returning id::text`
  const ids = owners.map(({ id }) => id)
  await sql`insert into public.projects (user_id, title) select id::uuid, 'Measured' from unnest(${ids}::text[]) id`
  await sql`insert into private.job_turns (user_id) select id::uuid from unnest(${ids}::text[]) id`
  return ids
}

/** What months of use leave behind: jobs that ended, each with a task and the lines of its time line. */
export async function insertHistory(
  { pool: sql, owners }: Pick<EngineDatabase, 'pool' | 'owners'>,
  jobs: number,
  daysAgo = 0,
): Promise<void> {
  const batch = randomUUID()
  await sql.begin(async (tx) => {
    // History sends no events now.
    await tx`alter table public.jobs disable trigger user`
    await tx`
      insert into public.jobs (id, user_id, project_id, kind, title, input, input_hash, priority, status, stage, tasks_done,
        tasks_total, progress, message, result, estimate_low_seconds, estimate_high_seconds, created_at, started_at,
        finished_at, updated_at)
      select gen_random_uuid(), p.user_id, p.id, 'bench_no_op', 'Nothing', jsonb_build_object('past', n, 'batch', ${batch}::text),
        md5(n::text), 5, 'completed', 'work', 1, 1, 100, 'Ready', '{}', 1, 2, at.time, at.time, at.time + interval '2 seconds', at.time
      from generate_series(1, ${jobs}) n
      join unnest(${owners}::text[]) with ordinality u(value, number) on u.number - 1 = n % ${owners.length}
      join public.projects p on p.user_id = u.value::uuid
      cross join lateral (select now() - ${daysAgo} * interval '1 day' - n * interval '10 seconds' as time) at`
    await tx`alter table public.jobs enable trigger user`
    await tx`
      insert into public.job_tasks (job_id, user_id, stage, stage_index, position, status, priority, turn, attempt,
        output, completed_token, completed_event, completed_by, started_at, finished_at, created_at)
      select j.id, j.user_id, 'work', 0, 0, 'completed', 5, 0, 1, '{}', gen_random_uuid(),
        nextval('public.job_events_id_seq'), 'bench', j.started_at, j.finished_at, j.created_at
      from public.jobs j where j.input ->> 'batch' = ${batch}`
    await tx`
      insert into public.job_events (job_id, user_id, type, created_at)
      select j.id, j.user_id, t.type, j.created_at
      from public.jobs j, unnest(array['job_enqueued', 'job_started', 'job_completed']) t(type)
      where j.input ->> 'batch' = ${batch}`
  })
  // Autovacuum would come to it in a minute.
  await sql`vacuum analyze public.jobs`
  await sql`vacuum analyze public.job_tasks`
  await sql`vacuum analyze public.job_events`
}
