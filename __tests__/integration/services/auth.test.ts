import { createHmac, randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { describe, expect, inject, test } from 'vitest'
import { anonymousClient, serviceClient, signedInUser } from '../../support/stack.ts'

function forgedToken(claims: Record<string, unknown>, secret: string) {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

function clientWithToken(token: string) {
  return createClient(inject('supabaseUrl'), inject('publishableKey'), {
    auth: { persistSession: false },
    global: { headers: { authorization: `Bearer ${token}` } },
  })
}

describe('signing in', () => {
  test('a new user is signed in at once and may refresh the session', async () => {
    const { client, userId } = await signedInUser()
    const { data, error } = await client.auth.refreshSession()
    expect(error).toBeNull()
    expect(data.user?.id).toBe(userId)
  })

  test('a wrong password is refused', async () => {
    const { error } = await anonymousClient().auth.signInWithPassword({
      email: 'a@example.test',
      password: 'wrong',
    })
    expect(error?.status).toBe(400)
  })
})

describe('the caller decides what is seen', () => {
  test('a user reads their own projects and nobody else’s', async () => {
    const [owner, stranger] = [await signedInUser(), await signedInUser()]
    const insert = await owner.client.from('projects').insert({ title: 'Mine' }).select('id').single()
    expect(insert.error).toBeNull()
    const own = await owner.client.from('projects').select('id')
    const theirs = await stranger.client.from('projects').select('id')
    expect(own.data).toEqual([{ id: insert.data?.id }])
    expect(theirs.data).toEqual([])
  })

  test('without a session nothing can be read', async () => {
    const { error } = await anonymousClient().from('projects').select('id')
    expect(error?.code).toBe('42501')
  })

  test('a worker function is closed to users, open to the secret key', async () => {
    const { client } = await signedInUser()
    expect((await client.rpc('sweep_jobs')).error?.code).toBe('42501')
    expect((await serviceClient().rpc('sweep_jobs')).error).toBeNull()
  })

  test('grants that a migration took away stay away after requests', async () => {
    const { client, userId } = await signedInUser()
    const { error } = await client.from('jobs').insert({ user_id: userId, kind: 'talk_track' })
    expect(error?.code).toBe('42501')
  })

  test.each([
    ['signed with another secret', 'another-secret-another-secret-another', 3600],
    ['expired', null, -60],
  ])('a token that is %s is refused', async (_name, secret, lifetime) => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { sub: randomUUID(), role: 'authenticated', aud: 'authenticated', exp: now + lifetime }
    const token = forgedToken(claims, secret ?? inject('jwtSecret'))
    const { error, status } = await clientWithToken(token).from('projects').select('id')
    expect(error).not.toBeNull()
    expect(status).toBe(401)
  })

  test('an unknown key is refused', async () => {
    const client = createClient(inject('supabaseUrl'), 'sb_publishable_unknown')
    expect((await client.from('projects').select('id')).status).toBe(401)
  })
})
