import { expect, test } from 'vitest'
import { signedInUser } from '../../support/stack.ts'

/** Where lite alone would differ from PostgREST. */
test('a write with renamed columns gives one object to .single()', async () => {
  const { client } = await signedInUser()
  const { data, error } = await client
    .from('projects')
    .insert({ title: 'One' })
    .select('id, createdAt:created_at')
    .single()
  expect(error).toBeNull()
  expect(data).toEqual({ id: expect.any(String), createdAt: expect.any(String) })
})

test('.single() without a row is an error, .maybeSingle() is null', async () => {
  const { client } = await signedInUser()
  const none = () =>
    client.from('projects').update({ title: 'x' }).eq('title', 'nothing').select('name:title')
  expect((await none().single()).error?.code).toBe('PGRST116')
  expect(await none().maybeSingle()).toMatchObject({ data: null, error: null })
})

test('times look as Postgres writes them in JSON', async () => {
  const { client } = await signedInUser()
  await client.from('projects').insert({ title: 'When' })
  const { data } = await client.from('projects').select('created_at').single()
  expect(data?.created_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00:00$/)
})

test('an error raised in SQL keeps its code, message and hint', async () => {
  const { client } = await signedInUser()
  const { error, status } = await client.rpc('cancel_job', { job_id: crypto.randomUUID() })
  expect(error?.code).toBe('OFS02')
  expect(status).toBe(400)
})
