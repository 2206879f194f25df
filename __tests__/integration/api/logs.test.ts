import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { anonymousClient, clearJobs } from '../../support/stack.ts'
import { must, startModel } from '../worker/talk-track-job.ts'
import { testApp } from './support/app'
import { call } from './support/caller'

/** In everything that a user, or the model, writes in this file. */
const MARK = `zqxmark${randomUUID().slice(0, 8)}`
const PASSWORD = `${MARK}-secret-word`

const app = testApp()
let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
  await clearJobs()
  app.dropKicks = false
})
afterAll(() => model.close())

interface Line {
  event: string
  source?: string
  request?: string
  job?: string
  task?: string
  attempt?: number
}

/** Every line of the stack and of the app, as it was written and as what it says. */
function logged(): { text: string; lines: Line[] } {
  const written = readFileSync(inject('logPath'), 'utf8').split('\n').filter(Boolean)
  const ofApp = app.log.map((line) => line.replace('[app] ', '')).filter((line) => line.startsWith('{'))
  const text = [...written, ...app.log].join('\n')
  return { text, lines: [...written, ...ofApp].map((line) => JSON.parse(line) as Line) }
}

describe('the logs', () => {
  it('lead from a request to what the worker did, and hold nothing that anybody wrote or may keep secret', async () => {
    const client = anonymousClient()
    const email = `${MARK}@example.test`
    const { session } = await must(client.auth.signUp({ email, password: PASSWORD }))
    const token = session?.access_token ?? ''
    const as = (method: string, path: string, body?: unknown, headers = {}) =>
      call(app.url, method, path, { token, body, headers })

    const project = await must(client.from('projects').insert({ title: MARK }).select('id').single())
    const slides = Array.from({ length: 12 }, (_, n) => ({
      id: `s${n}`,
      title: MARK,
      body: MARK,
      notes: '',
      hidden: false,
    }))
    const content = { format: 'markdown', warnings: [], slides }
    const deck = await must(
      client.rpc('create_document', {
        project_id: project.id,
        type: 'deck',
        title: MARK,
        content,
        source: {},
      }),
    )
    // The model fails with words of its own, then answers with what is none of the form, then as it should.
    model.answer([
      { type: 'error', status: 500, message: MARK },
      { type: 'content', content: `{"scripts": "${MARK}"` },
    ])
    const started = await as(
      'POST',
      '/generate/talk-track',
      { projectId: project.id, deckId: deck.id, audience: MARK },
      { 'idempotency-key': MARK },
    )
    const requestId = started.headers.get('x-request-id')
    const { jobId } = (await started.json()) as { jobId: string }

    // And everything that is refused on the way.
    await as('POST', '/generate/talk-track', { projectId: MARK, deckId: deck.id })
    await as('POST', '/jobs', `{"kind": "${MARK}`)
    await as('POST', '/jobs', { kind: MARK, projectId: project.id, input: {} })
    await as('POST', `/jobs/${MARK}/cancel`)
    await as('GET', `/jobs?cursor=${MARK}`)
    await as('GET', `/${MARK}?q=${MARK}`)
    await as('PATCH', `/documents/${deck.id}`, { baseRevision: 7, title: MARK, content })
    await call(app.url, 'GET', '/jobs', { token: `${MARK}.${MARK}.${MARK}` })
    await client.from('projects').insert({ title: MARK.repeat(100) })
    await client.from(MARK).select('*')
    await client.rpc('list_jobs', { cursor: MARK })
    await anonymousClient().auth.signInWithPassword({ email, password: `${PASSWORD}-wrong` })
    await anonymousClient().auth.resetPasswordForEmail(email)
    await fetch(`${inject('supabaseUrl')}/storage/v1/object/${MARK}/${MARK}`, { method: 'POST', body: MARK })
    await fetch(`${inject('supabaseUrl')}/functions/v1/job-creator`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'talk_track', projectId: project.id, input: { deckId: MARK } }),
    })

    await expect
      .poll(async () => (await must(client.rpc('get_job', { job_id: jobId }))).job.status, {
        timeout: 60_000,
      })
      .toBe('completed')
    const isOfJob = ({ job, request }: Line) => job === jobId && request === requestId
    const completed = () => logged().lines.filter((line) => isOfJob(line) && line.event === 'task_completed')
    await expect.poll(() => completed().length).toBe(4)

    const { text, lines } = logged()
    expect(lines.filter((line) => typeof line.event !== 'string')).toEqual([])
    expect(completed()[0]).toMatchObject({ source: 'job-worker', attempt: 1, task: expect.any(String) })
    expect(lines.filter(isOfJob).map(({ source, event }) => `${source} ${event}`)).toEqual(
      expect.arrayContaining(['app job_enqueued', 'job-worker task_failed', 'job-worker task_completed']),
    )
    expect(lines.find(({ event, request }) => event === 'request' && request === requestId)).toMatchObject({
      route: '/api/generate/talk-track',
      method: 'POST',
      status: 202,
    })
    const secrets = [
      token,
      session?.refresh_token ?? '',
      inject('secretKey'),
      inject('jwtSecret'),
      'sk-scripted',
    ]
    const found = [MARK, ...secrets].filter((secret) => secret !== '' && text.includes(secret))
    const where = text
      .split('\n')
      .filter((line) => [MARK, ...secrets].some((secret) => secret !== '' && line.includes(secret)))
    expect({ found, where }).toEqual({ found: [], where: [] })
    expect(text).not.toMatch(/\/auth\/v1\/verify|token_hash|eyJ[\w-]{20,}/)
  })
})
