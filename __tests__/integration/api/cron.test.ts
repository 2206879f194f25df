import { describe, expect, inject, it } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import { clearJobs, serviceClient } from '../../support/stack.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { CRON_SECRET } from './support/doors'
import { ledger, owner } from './support/world'

const app = testApp({ CRON_SECRET })
const without = testApp({ CRON_SECRET: '' })
const sql = connectAsAdmin()
const written = ledger()

const authorization = `Bearer ${CRON_SECRET}`
const tick = (path: string, headers: Record<string, string> = { authorization }) =>
  call(app.url, 'GET', path, { headers })

describe.each(['/cron/sweep', '/cron/purge'])('%s', (path) => {
  it('does not exist where there is no secret, whoever asks', async () => {
    const asked: Record<string, string>[] = [{}, { authorization }, { authorization: 'Bearer ' }]
    for (const headers of asked) {
      const problem = await problemOf(await call(without.url, 'GET', path, { headers }))
      expect(problem).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  it('answers 401 to a wrong secret and to keys of other things, and does nothing', async () => {
    const { token } = await owner()
    const before = await written()
    for (const wrong of [
      '',
      'Bearer',
      authorization.slice(0, -1),
      `${authorization}s`,
      authorization.replace('Bearer', 'Basic'),
      `Bearer ${token}`,
      `Bearer ${inject('secretKey')}`,
    ]) {
      const response = await tick(path, { authorization: wrong })
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(await problemOf(response)).toMatchObject({ status: 401, code: 'not_authenticated' })
    }
    expect((await tick(path, {})).status).toBe(401)
    expect(await written()).toBe(before)
  })
})

it('a sweep finds the job whose kick was lost, and kicks', async () => {
  await clearJobs()
  const { token, projectId, deckId } = await owner()
  app.dropKicks = true
  const body = { projectId, deckId }
  expect((await call(app.url, 'POST', '/generate/talk-track', { token, body })).status).toBe(202)
  await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')

  app.dropKicks = false
  const response = await tick('/cron/sweep')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ lost: 0, failed: 0, due: 1 })
  await expect.poll(() => app.takeCalls()).toContain('POST /functions/v1/job-worker')
  await clearJobs()
})

it('a sweep that finds nothing kicks nobody', async () => {
  await clearJobs()
  app.takeCalls()
  expect(await (await tick('/cron/sweep')).json()).toEqual({ lost: 0, failed: 0, due: 0 })
  expect(app.takeCalls()).toEqual(['POST /rest/v1/rpc/sweep_jobs'])
})

it('a purge deletes what ended long ago, and has files removed that nothing names', async () => {
  await clearJobs()
  const { token, userId, projectId, mediaId } = await owner()
  const [media] = await sql`select path from public.media where id = ${mediaId}`
  const sent = await serviceClient()
    .storage.from('media')
    .upload(String(media?.path), new Blob(['nine bytes'.slice(1)], { type: 'audio/mpeg' }))
  expect(sent.error).toBeNull()
  expect((await call(app.url, 'DELETE', `/media/${mediaId}`, { token })).status).toBe(204)
  await sql`
    insert into public.jobs (
      user_id, project_id, kind, title, input, priority, status, stage, message,
      estimate_low_seconds, estimate_high_seconds, finished_at
    )
    select ${userId}, ${projectId}, 'talk_track', 'Old', jsonb_build_object('n', n), 5, 'cancelled', 'plan',
      'Cancelled.', 1, 2, now() - interval '31 days'
    from generate_series(1, 3) n`
  app.takeCalls()
  const { dueFiles, ...purged } = await (await tick('/cron/purge')).json()
  expect(purged).toEqual({ purgedJobs: 3, more: false })
  expect(dueFiles).toBeGreaterThan(0)
  expect(app.takeCalls()).toContain('POST /functions/v1/media-purge')
  await expect
    .poll(() => sql`select from storage.objects where name = ${String(media?.path)}`)
    .toHaveLength(0)
  expect(await sql`select from public.jobs where project_id = ${projectId}`).toHaveLength(0)
})
