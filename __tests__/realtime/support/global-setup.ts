import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startThrowAwayDatabase } from '../../../local/postgres/throw-away.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
  }
}

/**
 * One throw-away Postgres for all Realtime tests, bootstrapped but not migrated: these tests bring their
 * own policies. `user:<id>` may be read by that user; `room:…` may be read and written by who is signed in.
 */
export default async function setup(project: TestProject) {
  const database = await startThrowAwayDatabase({ migrated: false })
  await createTestPolicies(database.databaseUrl)
  project.provide('databaseUrl', database.databaseUrl)
  project.provide('adminUrl', database.adminUrl)
  return database.stop
}

/** As `postgres`, which is no superuser: what a migration of the app has to be able to do. */
async function createTestPolicies(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  await sql`create policy "users read their own topic" on realtime.messages for select to authenticated
    using (extension = 'broadcast' and realtime.topic() = 'user:' || (select auth.uid()))`
  await sql`create policy "rooms may be read" on realtime.messages for select to authenticated
    using (realtime.topic() like 'room:%')`
  await sql`create policy "rooms may be written" on realtime.messages for insert to authenticated
    with check (realtime.topic() like 'room:%')`
  await sql`create policy "halls may be read by whom the token names" on realtime.messages for select to authenticated
    using (realtime.topic() = 'hall:' || ((select auth.jwt()) ->> 'hall'))`
  await sql`create policy "halls may be written by whom the token lets speak" on realtime.messages for insert to authenticated
    with check (realtime.topic() like 'hall:%' and ((select auth.jwt()) ->> 'speaks') = 'yes')`
  await sql`create policy "broken" on realtime.messages for select to authenticated
    using (case when realtime.topic() = 'broken' then 1 / (length(realtime.topic()) - 6) > 0 end)`
  await sql`create policy "slow" on realtime.messages for select to authenticated
    using (case when realtime.topic() = 'slow' then pg_sleep(60) is not null end)`
  await sql.end()
}
