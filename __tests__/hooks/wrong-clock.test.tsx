import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useConnection } from '@/lib/jobs/use-connection'
import { jobFixture } from '../unit/jobs/job-fixture'
import { USER_ID } from './support/fake-api'
import { api, openTab, pass, setUpTab, signIn } from './support/tab'

setUpTab()

function Banner() {
  const { data } = useActiveJobs()
  return <output>{`${useConnection().state}: ${data?.length ?? 0} running`}</output>
}

it('a device whose clock is hours ahead, where every new token looks old, does not ask for one without end', async () => {
  let refreshes = 0
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    if (!String(input).includes('/auth/v1/token')) return api.fetch(input, init)
    refreshes += 1
    return Response.json({
      access_token: `token-${refreshes}`,
      refresh_token: `refresh-${refreshes}`,
      token_type: 'bearer',
      expires_in: 3600,
      expires_at: Math.floor(Date.now() / 1000) - 3600,
      user: { id: USER_ID, aud: 'authenticated', app_metadata: {}, user_metadata: {}, created_at: '' },
    })
  })
  api.set(jobFixture())
  signIn('token-0')
  openTab(<Banner />)
  await pass(1_000)
  vi.setSystemTime(Date.now() + 12 * 3_600_000)
  await pass(60_000)
  expect(screen.getByRole('status').textContent).toBe('live: 1 running')
  expect(refreshes).toBeGreaterThan(0)
  expect(refreshes).toBeLessThan(30)
})
