import type postgres from 'postgres'
import { maxReplayedMessages } from './limits.ts'
import type { Broadcast } from './serializer.ts'

/** A message that the database sent. */
export type DatabaseMessage = {
  id: string
  insertedAt: Date
  topic: string
  private: boolean
  broadcast: Broadcast
}

type MessageRow = {
  id: string
  inserted_at: Date
  topic: string
  private: boolean
  event: string
  payload: string | null
  binary_payload: Buffer | null
}

const sendable = (sql: postgres.Sql) =>
  sql`extension = 'broadcast' and event is not null and (payload is not null or binary_payload is not null)`

// Read as text and in UTC: the column has no time zone, and the payload is passed on untouched.
const columns = (sql: postgres.Sql) =>
  sql`id, inserted_at at time zone 'utc' as inserted_at, topic, coalesce(private, false) as private, event,
    payload::text as payload, binary_payload`

/** The newest messages of a private topic since `since`, oldest first. */
export async function readReplay(
  sql: postgres.Sql,
  topic: string,
  since: Date,
  limit: number,
): Promise<DatabaseMessage[]> {
  const rows = await sql<MessageRow[]>`
    select ${columns(sql)} from realtime.messages
    where topic = ${topic} and private is true and ${sendable(sql)}
      and inserted_at >= ${since}::timestamptz at time zone 'utc'
    order by messages.inserted_at desc
    limit ${Math.max(1, Math.min(limit, maxReplayedMessages))}`
  return rows.map(toMessage).reverse()
}

/** The ids of all messages since `since`, oldest first. */
export async function readIdsSince(sql: postgres.Sql, since: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from realtime.messages
    where ${sendable(sql)} and inserted_at >= ${since}::timestamptz at time zone 'utc'
    order by messages.inserted_at limit ${limit}`
  return rows.map((row) => row.id)
}

/** The messages with these ids, in the order in which they were sent. */
export async function readMessages(sql: postgres.Sql, ids: string[]): Promise<DatabaseMessage[]> {
  if (ids.length === 0) return []
  const rows = await sql<MessageRow[]>`
    select ${columns(sql)} from realtime.messages
    where id in ${sql(ids)} and ${sendable(sql)} order by messages.inserted_at`
  return rows.map(toMessage)
}

function toMessage(row: MessageRow): DatabaseMessage {
  const { id, inserted_at: insertedAt, topic, event, payload, binary_payload: bytes } = row
  const body = payload === null ? (bytes ?? Buffer.alloc(0)) : Buffer.from(payload)
  const encoding = payload === null ? 'binary' : 'json'
  return { id, insertedAt, topic, private: row.private, broadcast: { event, encoding, body, meta: { id } } }
}

/**
 * Reads what the trigger on `realtime.messages` announced. A message too large for a notification comes
 * back as its id alone and has to be read from the table.
 */
export function parseNotification(text: string): DatabaseMessage | { id: string } {
  const end = text.indexOf('\n')
  if (end === -1) return { id: JSON.parse(text).id }
  const header: {
    id: string
    insertedAt: string
    topic: string
    event: string
    private: boolean
    encoding: 'json' | 'binary'
  } = JSON.parse(text.slice(0, end))
  const { id, topic, event, encoding } = header
  const body = Buffer.from(text.slice(end + 1), encoding === 'json' ? 'utf8' : 'base64')
  return {
    id,
    insertedAt: new Date(`${header.insertedAt}Z`),
    topic,
    private: header.private,
    broadcast: { event, encoding, body, meta: { id } },
  }
}
