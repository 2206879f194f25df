import 'server-only'
import type { z } from 'zod'
import { fromSqlError, type SqlError } from '@/lib/http/sql-errors'

interface SqlAnswer {
  data: unknown
  error: SqlError | null
  status: number
}

/** Awaits one call of the database, throws our error for what it refuses, and parses what it answers. */
export async function answer<Schema extends z.ZodType>(
  call: PromiseLike<SqlAnswer>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const { data, error, status } = await call
  if (error) throw fromSqlError(error, status)
  return schema.parse(data)
}
