import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import { muxSignature } from '../../support/scripted-mux.ts'
import { testApp } from './support/app'
import { problemOf } from './support/caller'
import { ledger, type Owner, owner } from './support/world'

const SECRET = 'the-secret-of-this-endpoint'
const app = testApp({ MUX_WEBHOOK_SECRET: SECRET })
const without = testApp({ MUX_WEBHOOK_SECRET: '' })
const sql = connectAsAdmin()
const written = ledger()
const assetId = `asset-${randomUUID()}`
let me: Owner
let jobId: string

beforeAll(async () => {
  me = await owner()
  // A job that waits for its next look, for a video that is being prepared.
  const [job] = await sql<{ id: string }[]>`
    insert into public.jobs (user_id, project_id, kind, title, input, priority, message, stage, estimate_low_seconds, estimate_high_seconds)
    values (${me.userId}, ${me.projectId}, 'video_upload', 'Video', '{}', 5, 'Waiting', 'wait', 1, 2) returning id`
  jobId = String(job?.id)
  const [task] = await sql<{ id: string }[]>`
    insert into public.job_tasks (job_id, user_id, stage, stage_index, position, status, priority, turn)
    values (${jobId}, ${me.userId}, 'wait', 1, 0, 'open', 5, 1) returning id`
  await sql`insert into private.task_queue (job_id, task_id, user_id, place, run_at)
    values (${jobId}, ${String(task?.id)}, ${me.userId}, 1, now() + interval '1 hour')`
  await sql`insert into public.media_videos (media_id, user_id, job_id, asset_id)
    values (${me.mediaId}, ${me.userId}, ${jobId}, ${assetId})`
})

const event = (type = 'video.asset.ready', id = assetId) =>
  JSON.stringify({ type, id: 'event', data: { id, status: 'ready' } })
const sign = (body: string, secret = SECRET, at?: number) => muxSignature(body, secret, at)
const post = (body: string, signature?: string, url = app.url) =>
  fetch(`${url}/api/webhooks/mux`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'mux-signature': signature }),
    },
    body,
  })
const due = () => sql`select from private.task_queue where job_id = ${jobId} and run_at <= now()`

it('with a wrong signature, an old one or none is refused, and nothing happens', async () => {
  const body = event()
  const before = await written()
  const old = Math.floor(Date.now() / 1000) - 600
  for (const signature of [
    undefined,
    '',
    'v1=',
    sign(body, 'another'),
    sign(`${body} `),
    sign(body, SECRET, old),
  ]) {
    const response = await post(body, signature)
    expect(response.status).toBe(401)
    const problem = await problemOf(response)
    expect(problem.code).toBe('not_authenticated')
    expect(JSON.stringify(problem)).not.toContain(SECRET)
  }
  expect(await due()).toHaveLength(0)
  expect(await written()).toBe(before)
  expect(app.log.join('\n')).not.toContain(SECRET)
})

it('does not exist where there is no secret', async () => {
  const body = event()
  expect((await post(body, sign(body), without.url)).status).toBe(404)
  expect((await post(body, sign(body, ''), without.url)).status).toBe(404)
})

it('that is not what it should be, or too large, is refused also when it is signed', async () => {
  for (const [body, status] of [
    ['no json', 422],
    ['{"type":"video.asset.ready"}', 422],
    [JSON.stringify({ type: 'video.asset.ready', data: { id: 'x'.repeat(300_000) } }), 413],
  ] as const)
    expect((await post(body, sign(body))).status).toBe(status)
})

it('of something else, or of a video that nobody waits for, is taken and does nothing', async () => {
  for (const body of [event('video.asset.created'), event('video.asset.ready', 'unknown')])
    expect((await post(body, sign(body))).status).toBe(204)
  expect(await due()).toHaveLength(0)
})

it('makes the job that waits look now and kicks, however often it comes', async () => {
  app.takeCalls()
  const body = event()
  for (let n = 0; n < 2; n += 1) expect((await post(body, sign(body))).status).toBe(204)
  expect(await due()).toHaveLength(1)
  await expect.poll(() => app.takeCalls()).toEqual(expect.arrayContaining(['POST /functions/v1/job-worker']))
})
