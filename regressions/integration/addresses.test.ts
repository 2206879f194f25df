import { beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../__tests__/integration/api/support/app'
import { signedInUser } from '../../__tests__/support/stack'

const app = testApp()
let cookie: string

beforeAll(async () => {
  const { client } = await signedInUser()
  const { data } = await client.auth.getSession()
  cookie = `offstage-session=base64-${Buffer.from(JSON.stringify(data.session)).toString('base64url')}`
})

const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { redirect: 'manual', headers })

describe('the address of a page', () => {
  it.each([
    '/projects/x',
    '/jobs/x',
    '/jobs/00000000-0000-4000-8000-000000000000',
  ])('%s leads to nothing, which is not our mistake', async (path) => {
    expect((await open(path, { cookie })).status).toBe(404)
  })

  it('is where one comes back to after signing in', async () => {
    const response = await open('/jobs/1?from=mail', { 'x-offstage-path': '/elsewhere' })
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Fjobs%2F1%3Ffrom%3Dmail')
  })
})
