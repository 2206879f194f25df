import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'

/** A pool as `postgres`, or on another address; closes with the test. */
export function connectDatabase(
  url = inject('databaseUrl'),
  onNotice: (message: string) => void = () => undefined,
) {
  const sql = postgres(url, { max: 4, onnotice: (notice) => onNotice(notice.message ?? '') })
  onTestFinished(() => sql.end({ timeout: 1 }))
  return sql
}

/** What the app's triggers do. */
export async function send(
  sql: postgres.Sql | postgres.TransactionSql,
  topic: string,
  payload: postgres.JSONValue,
  event = 'job_changed',
  isPrivate = true,
) {
  await sql`select realtime.send(${sql.json(payload)}, ${event}, ${topic}, ${isPrivate})`
}
