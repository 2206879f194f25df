import { expect, it } from 'vitest'
import { saidAway } from '../../../local/gateway/like-postgrest.ts'

it('a database that is away is 503, as on hosted Supabase: auth-js takes a 500 for a no and signs its user out', async () => {
  const answer = saidAway(new Response('Internal Server Error', { status: 500 }))
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'PGRST000' })
})

it('an error that has words keeps them', () => {
  const answer = Response.json({ code: 'SUP', message: 'It went wrong.' }, { status: 500 })
  expect(saidAway(answer)).toBe(answer)
})
