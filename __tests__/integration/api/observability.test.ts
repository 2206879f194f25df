import { beforeAll, describe, expect, inject, it } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import { parseExposition } from '../../support/exposition.ts'
import { clearJobs, serviceClient } from '../../support/stack.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { type Owner, owner } from './support/world'

const app = testApp()
const sql = connectAsAdmin()
let me: Owner
beforeAll(async () => {
  me = await owner()
})

/** The test stack has no clock that sweeps. */
const swept = () => serviceClient().rpc('sweep_jobs')

describe('health', () => {
  const health = async () => {
    const response = await call(app.url, 'GET', '/health')
    return { httpStatus: response.status, ...((await response.json()) as Record<string, unknown>) }
  }
  /** An answer is shared for a second. */
  const soon = { timeout: 10_000 }

  it('names the parts, to anybody', async () => {
    await clearJobs()
    await swept()
    app.dropKicks = false
    await expect.poll(health, soon).toEqual({
      httpStatus: 200,
      status: 'up',
      parts: { database: 'up', auth: 'up', realtime: 'up', worker: 'up', sweep: 'up', queue: 'up' },
      oldestDueSeconds: 0,
      lastSweepSeconds: expect.any(Number),
    })
  })

  it('says degraded, not down, when the worker is away, nobody sweeps, or work lies about', async () => {
    app.dropKicks = true
    await expect
      .poll(health, soon)
      .toMatchObject({ httpStatus: 200, status: 'degraded', parts: { worker: 'down', queue: 'up' } })
    app.dropKicks = false
    await expect.poll(health, soon).toMatchObject({ status: 'up' })

    await sql`update private.housekeeping set last_run_at = now() - interval '5 minutes'`
    await expect.poll(health, soon).toMatchObject({ status: 'degraded', parts: { sweep: 'down' } })
    await swept()

    const body = { projectId: me.projectId, deckId: me.deckId }
    app.dropKicks = true
    await call(app.url, 'POST', '/generate/talk-track', { token: me.token, body })
    await sql`update private.task_queue set run_at = now() - interval '1 hour'`
    await expect.poll(health, soon).toMatchObject({ status: 'degraded', parts: { queue: 'down' } })
    await clearJobs()
  })
})

describe('the metrics', () => {
  const read = (headers?: Record<string, string>) => call(app.url, 'GET', '/metrics', { headers })

  it('are for the secret key alone', async () => {
    for (const authorization of [
      'Bearer nothing',
      `Bearer ${me.token}`,
      `Bearer ${inject('publishableKey')}`,
      'Bearer ',
    ]) {
      expect(await problemOf(await read({ authorization }))).toMatchObject({
        status: 401,
        code: 'not_authenticated',
      })
    }
    expect((await read()).status).toBe(401)
  })

  it('are what Prometheus reads, each with its type and help', async () => {
    await swept()
    const response = await read({ authorization: `Bearer ${inject('secretKey')}` })
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const metrics = parseExposition(await response.text())
    expect(metrics.get('offstage_tasks')?.samples).toContainEqual({
      name: 'offstage_tasks',
      labels: { kind: 'talk_track', state: 'due' },
      value: 0,
    })
    for (const { type, help } of metrics.values()) {
      expect(type).toMatch(/^(counter|gauge|histogram)$/)
      expect(help).not.toBe('')
    }
    expect(metrics.get('offstage_housekeeping_runs_total')?.samples[0]?.value).toBeGreaterThan(0)
  })
})

describe('the operator’s routes', () => {
  const id = '00000000-0000-4000-8000-000000000000'

  it.each([
    ['GET', '/operator/overview'],
    ['GET', '/operator/jobs'],
    ['GET', `/operator/jobs/${id}`],
    ['POST', `/operator/jobs/${id}/cancel`],
    ['POST', `/operator/jobs/${id}/retry`],
  ])('%s %s is nothing to whoever is no operator', async (method, path) => {
    expect(await problemOf(await call(app.url, method, path))).toMatchObject({ status: 401 })
    const refused = await problemOf(await call(app.url, method, path, { token: me.token }))
    expect(refused).toMatchObject({
      status: 404,
      code: 'not_found',
      detail: 'There is nothing at this address.',
    })
  })
})
