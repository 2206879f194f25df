import type { Sql } from './database.ts'
import type { Owner } from './engine.ts'
import { someSha256, storeObject } from './media.ts'

/** A spoken piece whose bytes are there, as the worker leaves it; needed so many days ago. */
export async function keepSpoken(
  sql: Sql,
  owner: Owner,
  { key = someSha256(), days = 0, ready = true } = {},
): Promise<{ id: string; path: string }> {
  const [row] = await sql<{ id: string; path: string }[]>`
    insert into public.spoken_pieces (user_id, project_id, key, rate, samples, bytes, ready_at, needed_at)
    values (${owner.userId}, ${owner.projectId}, ${key}, 24000, 100, 244, ${ready ? sql`now()` : null},
      now() - make_interval(days => ${days}))
    returning id, path`
  if (!row) throw new Error('Nothing was inserted')
  await storeObject(sql, owner, row.path, 244)
  return row
}
