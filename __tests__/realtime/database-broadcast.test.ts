import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { connectClient, messages, protocolVersions, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { startServer } from './support/server.ts'
import { userToken } from './support/tokens.ts'

async function owner(vsn: '1.0.0' | '2.0.0' = '2.0.0') {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const client = await connectClient(await startServer(), { token: () => userToken(userId), vsn })
  return { topic, subscription: await subscribed(client, topic), sql: connectDatabase() }
}

test('what is rolled back is never sent', async () => {
  const { topic, subscription, sql } = await owner()
  const rolledBack = sql.begin(async (tx) => {
    await send(tx, topic, { id: 'never' })
    throw new Error('Changed its mind')
  })
  await expect(rolledBack).rejects.toThrow('Changed its mind')
  await send(sql, topic, { id: 'after' })
  expect((await messages(subscription, 1)).map((message) => message.payload)).toEqual([{ id: 'after' }])
})

test('nothing is sent before the commit', async () => {
  const { topic, subscription, sql } = await owner()
  await sql.begin(async (tx) => {
    await send(tx, topic, { id: 'in the transaction' })
    await send(sql, topic, { id: 'committed earlier' })
    await messages(subscription, 1)
  })
  const ids = (await messages(subscription, 2)).map((message) => (message.payload as { id: string }).id)
  expect(ids).toEqual(['committed earlier', 'in the transaction'])
})

test.for(protocolVersions)('500 messages arrive in order and none is lost (protocol %s)', async (vsn) => {
  const { topic, subscription, sql } = await owner(vsn)
  await sql`select realtime.send(jsonb_build_object('id', n), 'tick', ${topic}) from generate_series(1, 250) n`
  for (let n = 251; n <= 500; n++) await send(sql, topic, { id: n }, 'tick')
  const received = await messages(subscription, 500)
  expect(received.map((message) => (message.payload as { id: number }).id)).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 1),
  )
})

test.for(
  protocolVersions,
)('messages too large for a notification keep their place (protocol %s)', async (vsn) => {
  const { topic, subscription, sql } = await owner(vsn)
  const sizes = [10, 20_000, 30, 200_000, 50, 7_700, 7_900, 70]
  await sql.begin(async (tx) => {
    for (const size of sizes) await send(tx, topic, { id: size, text: 'ä'.repeat(size / 2) })
  })
  const received = await messages(subscription, sizes.length)
  expect(received.map((message) => (message.payload as { id: number }).id)).toEqual(sizes)
  expect(received[3]?.payload).toEqual({ id: 200_000, text: 'ä'.repeat(100_000) })
})

test('a message over the limit is not delivered, and the next one is', async () => {
  const { topic, subscription, sql } = await owner()
  await send(sql, topic, { id: 'huge', text: 'x'.repeat(300_000) })
  await send(sql, topic, { id: 'small' })
  expect((await messages(subscription, 1)).map((message) => message.payload)).toEqual([{ id: 'small' }])
})

test('payload, event and topic may hold whatever JSON holds', async () => {
  const { topic, subscription, sql } = await owner()
  const payload = { id: 'x', 'a "quote"\n': '\\ \u2028 😀 </script>', deep: [null, true, { n: 1.5 }] }
  await send(sql, topic, payload, 'event "with"\nbreaks 😀')
  const [message] = await messages(subscription, 1)
  expect(message).toMatchObject({ event: 'event "with"\nbreaks 😀', payload })
})

test('an event name that does not fit the binary frame arrives all the same', async () => {
  const { topic, subscription, sql } = await owner()
  const event = 'e'.repeat(300)
  await send(sql, topic, { id: 1 }, event)
  expect(await messages(subscription, 1)).toMatchObject([{ event, payload: { id: 1 } }])
})

test('an id is put into a payload that has none', async () => {
  const { topic, subscription, sql } = await owner()
  await send(sql, topic, { progress: 5 })
  const [message] = await messages(subscription, 1)
  expect(message?.payload).toEqual({ progress: 5, id: message?.meta?.id })
})

test('what cannot be sent is a warning and undoes nothing', async () => {
  const notices: string[] = []
  const sql = connectDatabase(undefined, (message) => notices.push(message))
  const kept = await sql.begin(async (tx) => {
    await tx`create temporary table work_done (n int) on commit drop`
    await tx`insert into work_done values (1)`
    await tx`select realtime.send('"not an object"'::jsonb, 'event', 'user:x')`
    await tx`select realtime.send('{}'::jsonb, 'event', null)`
    return tx`select n from work_done`
  })
  expect(kept).toHaveLength(1)
  expect(notices.filter((notice) => notice.startsWith('WarnSendingBroadcastMessage: '))).toHaveLength(2)
})

test('a user without an insert policy cannot send from the database', async () => {
  const { topic, subscription, sql } = await owner()
  await sql.begin(async (tx) => {
    await tx`select set_config('role', 'authenticated', true)`
    await send(tx, topic, { id: 'forged' })
  })
  await send(sql, topic, { id: 'real' })
  expect((await messages(subscription, 1)).map((message) => message.payload)).toEqual([{ id: 'real' }])
})

test('broadcast_changes sends the row before and after', async () => {
  const { topic, subscription, sql } = await owner()
  const table = `todos_${randomUUID().replaceAll('-', '')}`
  await sql.unsafe(`
    create table public.${table} (id int primary key, title text);
    create function public.${table}_changed() returns trigger language plpgsql as $$
    begin
      perform realtime.broadcast_changes('${topic}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
      return null;
    end $$;
    create trigger changed after insert or update or delete on public.${table}
      for each row execute function public.${table}_changed();
    insert into public.${table} values (1, 'write');
    update public.${table} set title = 'rewrite';
    delete from public.${table};`)
  const common = { table, schema: 'public' }
  const first = { id: 1, title: 'write' }
  const second = { id: 1, title: 'rewrite' }
  expect(await messages(subscription, 3)).toMatchObject([
    { event: 'INSERT', payload: { ...common, operation: 'INSERT', record: first, old_record: null } },
    { event: 'UPDATE', payload: { ...common, operation: 'UPDATE', record: second, old_record: first } },
    { event: 'DELETE', payload: { ...common, operation: 'DELETE', record: null, old_record: second } },
  ])
  await sql.unsafe(`drop table public.${table}; drop function public.${table}_changed`)
})

test('bytes arrive as bytes, and clients of protocol 1.0.0 are spared them', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const server = await startServer()
  const token = () => userToken(userId)
  const modern = await subscribed(await connectClient(server, { token }), topic)
  const old = await subscribed(await connectClient(server, { token, vsn: '1.0.0' }), topic)
  const sql = connectDatabase()
  await sql`select realtime.send_binary('\\x00ff10'::bytea, 'bytes', ${topic})`
  await sql`select realtime.send_binary(decode(repeat('ab', 10000), 'hex'), 'more bytes', ${topic})`
  await send(sql, topic, { id: 'text' })
  const [bytes, more] = await messages(modern, 3)
  expect(new Uint8Array(bytes?.payload as ArrayBuffer)).toEqual(new Uint8Array([0, 255, 16]))
  expect((more?.payload as ArrayBuffer).byteLength).toBe(10_000)
  expect((await messages(old, 1)).map((message) => message.event)).toEqual(['job_changed'])
})
