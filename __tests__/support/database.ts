import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

export type Sql = postgres.Sql
export type Transaction = postgres.TransactionSql

const clients: Sql[] = []

function connect(url: string, max: number): Sql {
  const client = postgres(url, { max, onnotice: () => undefined })
  clients.push(client)
  return client
}

afterAll(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()))
})

/** A pool as `postgres`, the owner of `public` (bypasses RLS, is no superuser). Closed after the file. */
export function connectAsOwner(max = 10): Sql {
  return connect(inject('databaseUrl'), max)
}

/** A pool as the superuser `supabase_admin`. Closed after the file. */
export function connectAsAdmin(max = 2): Sql {
  return connect(inject('adminUrl'), max)
}

type Work<T> = (tx: Transaction) => Promise<T>

/** Runs `work` as PostgREST does: one transaction with `set local role` and the token's claims. */
async function as<T>(sql: Sql, role: string, claims: Record<string, unknown>, work: Work<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`select set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${JSON.stringify({ role, ...claims })}, true)`
    return work(tx)
  })
  return result as T
}

/** As the signed-in user `userId`. */
export function asUser<T>(sql: Sql, userId: string, work: Work<T>): Promise<T> {
  return as(sql, 'authenticated', { sub: userId }, work)
}

/** As somebody who is not signed in. */
export function asAnonymous<T>(sql: Sql, work: Work<T>): Promise<T> {
  return as(sql, 'anon', {}, work)
}

/** As the worker, with the secret key. */
export function asService<T>(sql: Sql, work: Work<T>): Promise<T> {
  return as(sql, 'service_role', {}, work)
}

/** A new user of the app; the id. */
export async function createUser(sql: Sql, email = `${randomUUID()}@example.test`): Promise<string> {
  const id = randomUUID()
  await sql`insert into auth.users (id, email, aud, role) values (${id}, ${email}, 'authenticated', 'authenticated')`
  return id
}

/** A project of that user; the id. */
export async function createProject(sql: Sql, userId: string, title = 'A funnel'): Promise<string> {
  const rows = await sql<{ id: string }[]>`
    insert into public.projects (user_id, title) values (${userId}, ${title}) returning id`
  const id = rows[0]?.id
  if (!id) throw new Error('The project was not inserted')
  return id
}
