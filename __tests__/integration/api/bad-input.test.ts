import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { ledger, type Owner, owner } from './support/world'

const app = testApp()
const written = ledger()
let me: Owner

beforeAll(async () => {
  me = await owner()
})

/** Sends each body and expects 422 with the field that is wrong, and nothing written. */
async function expectFields(method: string, path: string, cases: [body: unknown, field: string][]) {
  const before = await written()
  for (const [body, field] of cases) {
    const response = await call(app.url, method, path, { token: me.token, body })
    expect(response.status, JSON.stringify(body)).toBe(422)
    const { errors } = await problemOf(response)
    expect(
      errors?.map(({ path }) => path),
      JSON.stringify(body),
    ).toContain(field)
  }
  expect(await written()).toBe(before)
}

const HOSTILE = ['x'.repeat(60_000), '__proto__', "'; drop table jobs; --", '\ud800']

describe('fields of the wrong type, missing or unknown are named', () => {
  it('at the start of a talk track', () => {
    const good = { projectId: me.projectId, deckId: me.deckId }
    return expectFields('POST', '/generate/talk-track', [
      [{}, 'projectId'],
      [{ ...good, deckId: 7 }, 'deckId'],
      [{ ...good, deckId: 'not-an-id' }, 'deckId'],
      [{ ...good, tone: 'angry' }, 'tone'],
      [{ ...good, audience: 'x'.repeat(301) }, 'audience'],
      [{ ...good, audience: ['a'] }, 'audience'],
      [{ ...good, wordsPerMinute: 5 }, 'wordsPerMinute'],
      [{ ...good, wordsPerMinute: '140' }, 'wordsPerMinute'],
      [{ ...good, wordsPerMinute: 140.5 }, 'wordsPerMinute'],
      [{ ...good, userId: randomUUID() }, ''],
      [[good], ''],
      [null, ''],
      [7, ''],
    ])
  })

  it('at the start of a job', () => {
    const good = { kind: 'talk_track', projectId: me.projectId, input: { deckId: me.deckId } }
    return expectFields('POST', '/jobs', [
      [{ ...good, input: { deckId: me.deckId, extra: 1 } }, 'input'],
      [{ ...good, input: {} }, 'input.deckId'],
      [{ ...good, input: [] }, 'input'],
      [{ ...good, kind: 7 }, 'kind'],
      [{ ...good, priority: 0 }, 'priority'],
      [{ ...good, priority: 11 }, 'priority'],
      [{ ...good, dependsOn: ['x'] }, 'dependsOn.0'],
      [{ ...good, status: 'completed' }, ''],
    ])
  })

  it('of projects', () =>
    expectFields('POST', '/projects', [
      [{}, 'title'],
      [{ title: '' }, 'title'],
      [{ title: '   ' }, 'title'],
      [{ title: 'x'.repeat(201) }, 'title'],
      [{ title: { $ne: null } }, 'title'],
      [{ title: 'Mine', user_id: randomUUID() }, ''],
    ]))

  it('of documents', () => {
    const content = { slides: [{ id: 'a', title: 'A', body: '', notes: '' }], format: 'markdown' }
    const good = { baseRevision: 1, title: 'Deck', content }
    return expectFields('PATCH', `/documents/${me.deckId}`, [
      [{ ...good, baseRevision: '1' }, 'baseRevision'],
      [{ ...good, baseRevision: 0 }, 'baseRevision'],
      [{ ...good, title: '' }, 'title'],
      [{ ...good, content: { ...content, slides: [] } }, 'content.slides'],
      [
        { ...good, content: { ...content, slides: [{ id: 'a', title: 'A', body: 3, notes: '' }] } },
        'content.slides.0.body',
      ],
      [{ ...good, content: { scripts: [] } }, 'content.slides'],
      [{ ...good, content: { ...content, html: '<script>' } }, 'content'],
    ])
  })

  it('of acknowledgements', () =>
    expectFields('POST', '/jobs/acknowledge', [
      [{}, 'jobIds'],
      [{ jobIds: [] }, 'jobIds'],
      [{ jobIds: 'all' }, 'jobIds'],
      [{ jobIds: Array.from({ length: 101 }, () => randomUUID()) }, 'jobIds'],
    ]))

  it('of queries', async () => {
    for (const query of [
      'status=open',
      'projectId=7',
      'cursor=nonsense',
      'page=2',
      'status=active&status=failed',
    ]) {
      const response = await call(app.url, 'GET', `/jobs?${query}`, { token: me.token })
      expect(response.status, query).toBe(422)
      await problemOf(response)
    }
    for (const after of ['-1', 'x', '1.5', '1e400']) {
      const response = await call(app.url, 'GET', `/jobs/${randomUUID()}/parts?after=${after}`, {
        token: me.token,
      })
      expect(response.status, after).toBe(422)
    }
  })
})

describe('what cannot be an id is an id of nothing', () => {
  it.each(['1', 'null', '..%2f..', "'%20or%201=1", '%00', 'x'.repeat(2_000)])('%#', async (id) => {
    for (const path of [
      `/jobs/${id}`,
      `/projects/${id}`,
      `/documents/${id}`,
      `/generate/talk-track/status/${id}`,
    ]) {
      const { status } = await call(app.url, 'GET', path, { token: me.token })
      expect([400, 404], path).toContain(status)
    }
  })

  it('an address that is no text at all is refused by Next itself, in two words', async () => {
    const response = await call(app.url, 'GET', '/jobs/%ff', { token: me.token })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).toMatch(/^(Internal Server Error|Bad Request)$/)
  })
})

describe('bodies that are no JSON, or no body for this address', () => {
  it.each(['', '{', 'undefined', '{"title":"a"}}', '\u0000'])('%j is answered with 400', async (body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await call(app.url, 'POST', '/projects', { token: me.token, body, headers })
    expect(response.status).toBe(400)
    expect((await problemOf(response)).code).toBe('invalid_json')
  })

  it('text that the database cannot hold is refused in words', async () => {
    const before = await written()
    const response = await call(app.url, 'POST', '/projects', {
      token: me.token,
      body: { title: 'a\u0000b' },
    })
    expect(response.status).toBe(422)
    await problemOf(response)
    expect(await written()).toBe(before)
  })

  it.each(HOSTILE)('hostile text is text: %#', async (title) => {
    const response = await call(app.url, 'POST', '/projects', { token: me.token, body: { title } })
    expect([201, 422]).toContain(response.status)
    if (response.status === 422) await problemOf(response)
  })
})

describe('an address that is not there', () => {
  it('is answered in the form of the API', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await call(app.url, method, '/nothing/here', { token: me.token })
      expect(response.status).toBe(404)
      expect((await problemOf(response)).code).toBe('not_found')
    }
  })
})
