import { createClient } from '@supabase/supabase-js'
import { expect, test } from 'vitest'
import { alive, childrenOf, dataFolder, stackEnvironment, start } from './support/start.ts'

async function demoClient(data: string) {
  const env = stackEnvironment(data)
  const client = createClient(env.SUPABASE_URL ?? '', env.SUPABASE_PUBLISHABLE_KEY ?? '', {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  const { error } = await client.auth.signInWithPassword({
    email: env.DEMO_EMAIL ?? '',
    password: env.DEMO_PASSWORD ?? '',
  })
  expect(error).toBeNull()
  return client
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops every child and leaves with 0', async (signal) => {
  const data = dataFolder()
  const stack = await start(data)
  await stack.ready
  const children = await childrenOf(data)
  expect(alive(children)).toEqual(children)
  stack.child.kill(signal)
  expect(await stack.ended).toBe(0)
  expect(alive(children)).toEqual([])
  expect(stack.errors()).toBe('')
})

test('one line says that it is ready, where, and who may sign in', async () => {
  const data = dataFolder()
  const stack = await start(data)
  await stack.ready
  const { SUPABASE_URL, DEMO_EMAIL, DEMO_PASSWORD } = stackEnvironment(data)
  expect(stack.output()).toBe(`Ready at ${SUPABASE_URL}, sign in as ${DEMO_EMAIL} with ${DEMO_PASSWORD}\n`)
})

test('a signal during the start stops what has started so far', async () => {
  const stack = await start(dataFolder())
  stack.child.kill('SIGTERM')
  await stack.ended
  expect(stack.output()).toBe('')
})

test('after kill -9 nothing is left behind, the next start works, and the data is there', async () => {
  const data = dataFolder()
  const first = await start(data)
  await first.ready
  const before = await demoClient(data)
  expect((await before.from('projects').insert({ title: 'Survives' })).error).toBeNull()
  const keys = stackEnvironment(data)
  const children = await childrenOf(data)

  first.child.kill('SIGKILL')
  await first.ended
  const second = await start(data, '--port', new URL(keys.APP_URL ?? '').port)
  await second.ready
  expect(alive(children)).toEqual([])
  expect(stackEnvironment(data)).toEqual(keys)
  const { data: projects } = await (await demoClient(data)).from('projects').select('title')
  expect(projects).toEqual([{ title: 'Survives' }])
})

test('Postgres that dies is started again, and the requests after find it', async () => {
  const data = dataFolder()
  const stack = await start(data)
  await stack.ready
  const client = await demoClient(data)
  const [postgres = 0] = await childrenOf(data)
  process.kill(postgres, 'SIGKILL')
  const answer = () =>
    client
      .from('projects')
      .select('title')
      .then(({ data, error }) => data ?? error)
  await expect.poll(answer, { timeout: 20_000, interval: 200 }).toEqual([])
  expect((await childrenOf(data))[0]).not.toBe(postgres)
})
