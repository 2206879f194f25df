import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { allOperations, type NamedOperation } from '@/lib/openapi/operations'
import { asUser, connectAsAdmin } from '../../support/database.ts'
import { storePicture } from '../../support/pictures.ts'
import { MUX_WEBHOOK_SECRET, muxSignature } from '../../support/scripted-mux.ts'
import { createNarration } from '../../support/spoken.ts'
import { serviceClient } from '../../support/stack.ts'
import { japaneseStory } from '../../support/stories.ts'
import { createTraining, keepAnswer } from '../../support/trainings.ts'
import { evaluation } from '../../unit/pages/evaluation-fixture.ts'
import { testApp } from './support/app'
import { call } from './support/caller'
import { contract } from './support/contract'
import { CRON_SECRET, DOOR_SECRETS } from './support/doors'
import { type Owner, owner } from './support/world'

const app = testApp(DOOR_SECRETS)
const sql = connectAsAdmin()
const BYTES = 'nine byte'
const piece = {
  position: 0,
  startSeconds: 0,
  seconds: 9,
  type: 'audio/wav',
  bytes: BYTES.length,
  sha256: '1'.repeat(64),
}

let me: Owner
/** A training with one evaluated answer. */
let trainingId: string
let storyId: string
let check: ReturnType<typeof contract>
/** What earlier calls made, for later ones. */
let jobId: string
let recordingId: string
let chainId: string

interface Asked {
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
  /** Null: nobody's. */
  token?: string | null
}

function ask({ spec }: NamedOperation, { params = {}, query = '', body, headers, token }: Asked = {}) {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  return call(app.url, spec.method, `${path}${query}`, {
    body,
    ...(headers && { headers }),
    ...(token !== null && { token: token ?? tokenFor(spec.access) }),
  })
}

const tokenFor = (access: NamedOperation['spec']['access']) =>
  access === 'cron' ? CRON_SECRET : access === 'metrics' ? inject('secretKey') : me.token

function operation(id: string): NamedOperation {
  const found = allOperations.find((one) => one.id === id)
  if (!found) throw new Error(`There is no operation ${id}.`)
  return found
}

/** Puts the bytes of an announced file, or piece, where they belong. */
async function store(path: string, type: string) {
  const { error } = await serviceClient()
    .storage.from('media')
    .upload(path, new Blob([BYTES], { type }))
  if (error) throw error
}

beforeAll(async () => {
  me = await owner()
  await sql`select public.set_operator(email, true) from auth.users where id = ${me.userId}`
  trainingId = await createTraining(sql, me)
  await keepAnswer(sql, me.userId, trainingId, { evaluation })
  const [story] = await asUser(
    sql,
    me.userId,
    (tx) => tx`
      select public.create_document(${me.projectId}, 'story', 'S', ${sql.json(japaneseStory)}) ->> 'id' as id`,
  )
  storyId = String(story?.id)
  check = contract(await (await call(app.url, 'GET', '/openapi.json')).json())
})

const inProject = () => ({ params: { id: me.projectId } })
const ofDeck = () => ({ params: { id: me.deckId } })
const ofTraining = () => ({ params: { id: trainingId } })
const ofJob = () => ({ params: { id: jobId } })
const ofChain = () => ({ params: { id: chainId }, body: { part: null } })
const talkTrack = () => ({ kind: 'talk_track', projectId: me.projectId, input: { deckId: me.deckId } })
const content = { slides: [{ id: 'a', title: 'Changed', body: '', notes: '' }], format: 'markdown' }

/** One call of each operation that is taken, in an order in which each finds what it needs. */
const taken: Record<string, () => Asked | Promise<Asked>> = {
  'system.openapi': () => ({ token: null }),
  'system.health': () => ({ token: null }),
  'system.metrics': () => ({}),
  'system.sweep': () => ({}),
  'system.purge': () => ({}),
  'system.muxEvent': () => {
    const body = JSON.stringify({ type: 'video.asset.ready', data: { id: 'nobodys' } })
    const signature = muxSignature(body, MUX_WEBHOOK_SECRET)
    return {
      token: null,
      body,
      headers: { 'content-type': 'application/json', 'mux-signature': signature },
    }
  },
  // The worker must be reachable for this one alone: afterwards kicks get lost, and jobs wait as they are.
  'model.ability': () => {
    app.dropKicks = false
    return {}
  },
  'projects.list': () => ({}),
  'projects.create': () => ({ body: { title: 'Mine' } }),
  'projects.createSample': () => ({}),
  'projects.get': inProject,
  'projects.rename': () => ({ ...inProject(), body: { title: 'Renamed' } }),
  'documents.list': () => ({ ...inProject(), query: '?type=deck' }),
  'documents.importDeck': () => ({ ...inProject(), body: '# One\n\n---\n\n# Two' }),
  'documents.importTranscript': () => ({ ...inProject(), body: { text: 'Ana: Hello.\nBen: Hello, Ana.' } }),
  'documents.get': ofDeck,
  'documents.save': () => ({ ...ofDeck(), body: { baseRevision: 1, title: 'Changed', content } }),
  'documents.listRevisions': ofDeck,
  'documents.getRevision': () => ({ params: { id: me.deckId, revision: '1' } }),
  'documents.export': () => ({ ...ofDeck(), query: '?format=markdown' }),
  'stories.import': () => ({ ...inProject(), body: { title: 'A story', ...japaneseStory } }),
  'stories.pictures': () => ({ params: { id: storyId } }),
  'stories.picture': async () => ({
    params: { id: storyId, pictureId: (await storePicture(sql, me, storyId)).id },
  }),
  'stories.progress': () => ({ params: { id: storyId } }),
  'stories.keepProgress': () => ({
    params: { id: storyId },
    body: { segmentId: 'segment-2', answers: { 'question-1': 1 } },
  }),
  'trainings.listAnswers': ofTraining,
  'trainings.results': ofTraining,
  'media.limits': () => ({}),
  'media.create': () => ({
    ...inProject(),
    body: { name: 'Talk', type: 'audio/wav', bytes: BYTES.length, sha256: 'f'.repeat(64), seconds: 9 },
  }),
  'media.list': inProject,
  'media.announcePieces': () => ({ params: { id: recordingId }, body: { pieces: [piece] } }),
  'media.finishPieces': () => ({ params: { id: recordingId }, body: { count: 1 } }),
  'media.finish': async () => {
    const [media] = await sql`select path from public.media where id = ${recordingId}`
    await store(String(media?.path), 'audio/wav')
    return { params: { id: recordingId } }
  },
  'media.link': () => ({ params: { id: recordingId } }),
  'chains.start': () => ({
    body: { chain: 'training', projectId: me.projectId, input: { mediaId: recordingId } },
    headers: { 'idempotency-key': randomUUID() },
  }),
  'chains.list': () => ({}),
  'chains.cancel': ofChain,
  'chains.retry': ofChain,
  'jobs.start': () => ({ body: talkTrack(), headers: { 'idempotency-key': randomUUID() } }),
  'jobs.list': () => ({ query: '?status=current' }),
  'jobs.get': ofJob,
  'jobs.parts': () => ({ ...ofJob(), query: '?after=0' }),
  'jobs.kick': ofJob,
  'jobs.silence': ofJob,
  'jobs.cancel': ofJob,
  'jobs.dismiss': async () => {
    await sql`update public.jobs set status = 'failed', error_code = 'model_refused', error_message = 'No.' where id = ${jobId}`
    return ofJob()
  },
  'jobs.dismissed': () => ({}),
  'jobs.retry': ofJob,
  'jobs.acknowledge': () => ({ body: { jobIds: [jobId] } }),
  'narrations.audio': async () => ({ params: { id: (await createNarration(sql, me)).id } }),
  'narrations.piece': async () => ({ params: { id: (await createNarration(sql, me)).pieces[0] ?? '' } }),
  'talkTracks.start': () => ({ body: { projectId: me.projectId, deckId: me.deckId } }),
  'talkTracks.status': () => ({ params: { jobId } }),
  'operator.overview': () => ({}),
  'operator.listJobs': () => ({ query: '?status=any' }),
  'operator.getJob': ofJob,
  'operator.cancel': ofJob,
  'operator.retry': ofJob,
  'media.remove': () => ({ params: { id: recordingId } }),
  'documents.remove': ofDeck,
  'projects.remove': inProject,
}

it('every operation is called', () => {
  expect(Object.keys(taken).sort()).toEqual(allOperations.map(({ id }) => id).sort())
})

describe('what is refused, for every operation alike', () => {
  const unknown = { id: randomUUID(), jobId: randomUUID(), pictureId: randomUUID(), revision: '1' }
  const as = (asked: Asked = {}) => ({ params: unknown, ...asked })
  const refusals: [string, (spec: NamedOperation['spec']) => unknown, number, () => Asked][] = [
    ['nobody is signed in', ({ access }) => access !== 'anybody', 401, () => as({ token: null })],
    [
      'an id is none',
      ({ params }) => params,
      404,
      () => as({ params: { id: 'x', jobId: 'x', pictureId: 'x', revision: 'x' } }),
    ],
    ['a question is unknown', ({ query }) => query, 422, () => as({ query: '?nonsense=1' })],
    [
      'a body is no JSON',
      ({ body }) => body,
      400,
      () => as({ params: inProject().params, body: '{', headers: { 'content-type': 'application/json' } }),
    ],
    ['a body lacks everything', ({ body }) => body, 422, () => as({ params: inProject().params, body: {} })],
    [
      'a body is no JSON by its type',
      ({ body, file }) => body && !file,
      415,
      () => as({ body: '{}', headers: { 'content-type': 'text/plain' } }),
    ],
    [
      'a form cannot be read',
      ({ file }) => file,
      422,
      () =>
        as({
          params: inProject().params,
          body: 'no form',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        }),
    ],
    [
      'it does not exist',
      ({ params, method, body }) => params && (method === 'GET' || method === 'DELETE') && !body,
      404,
      () => as(),
    ],
  ]
  const cases = refusals.flatMap(([why, fits, status, asked]) =>
    allOperations.filter(({ spec }) => fits(spec)).map((one) => ({ id: one.id, why, status, one, asked })),
  )

  it.each(cases)('$id, when $why', async ({ one, status, asked }) => {
    const response = await ask(one, asked())
    expect(response.status, await response.clone().text()).toBe(status)
    await check(one, response)
  })
})

describe('what is taken', () => {
  it.each(Object.keys(taken))('%s', async (id) => {
    const one = operation(id)
    try {
      const response = await ask(one, await taken[id]?.())
      const body = (await check(one, response)) as Record<string, unknown>
      expect(response.status, JSON.stringify(body)).toBe(one.spec.status)
      if (id === 'media.create') recordingId = String(body.id)
      if (id === 'media.announcePieces') {
        const [sent] = body.pieces as { path: string; type: string }[]
        if (sent) await store(sent.path, sent.type)
      }
      if (id === 'chains.start') chainId = String((body.chain as { id: string }).id)
      if (id === 'jobs.start') jobId = String(body.jobId)
    } finally {
      app.dropKicks = true
    }
  })
})

describe('what is refused for a reason of its own', () => {
  let mine: Owner
  beforeAll(async () => {
    mine = await owner()
  })
  const start = (more: object = {}) => ({ kind: 'talk_track', projectId: mine.projectId, ...more })
  const own: [string, string, number, string, () => Asked | Promise<Asked>][] = [
    [
      'documents.save',
      'on top of an old revision',
      409,
      'revision_conflict',
      () => ({
        params: { id: mine.deckId },
        body: { baseRevision: 7, title: 'Late', content },
      }),
    ],
    [
      'documents.export',
      'a deck as captions',
      422,
      'invalid_input',
      () => ({
        params: { id: mine.deckId },
        query: '?format=srt',
      }),
    ],
    ['narrations.audio', 'of a deck', 422, 'invalid_input', () => ({ params: { id: mine.deckId } })],
    [
      'documents.importDeck',
      'a file of nothing',
      422,
      'file_empty',
      () => ({
        params: { id: mine.projectId },
        body: new Uint8Array(0),
      }),
    ],
    [
      'documents.importTranscript',
      'text without words',
      422,
      'invalid_input',
      () => ({
        params: { id: mine.projectId },
        body: { text: ' ' },
      }),
    ],
    ['media.link', 'of what has not arrived', 409, 'wrong_state', () => ({ params: { id: mine.mediaId } })],
    [
      'jobs.start',
      'of no kind',
      422,
      'unknown_kind',
      () => ({ body: { ...start({ input: {} }), kind: 'nap' } }),
    ],
    [
      'jobs.start',
      'of a deck that is not there',
      404,
      'not_found',
      () => ({
        body: start({ input: { deckId: randomUUID() } }),
      }),
    ],
    [
      'jobs.start',
      'with the key of another request',
      409,
      'idempotency_key_reused',
      async () => {
        const input = { deckId: mine.deckId }
        const headers = { 'idempotency-key': mine.deckId }
        const body = start({ input })
        await check(
          operation('jobs.start'),
          await ask(operation('jobs.start'), { token: mine.token, body, headers }),
        )
        return { body: start({ input: { ...input, tone: 'academic' } }), headers }
      },
    ],
    [
      'jobs.dismiss',
      'of what has not failed',
      409,
      'wrong_state',
      async () => {
        const body = start({ input: { deckId: mine.deckId, tone: 'storytelling' } })
        const response = await ask(operation('jobs.start'), { token: mine.token, body })
        return { params: { id: String(((await response.json()) as { jobId: string }).jobId) } }
      },
    ],
    ['operator.overview', 'by who is no operator', 404, 'not_found', () => ({})],
    ['system.sweep', 'with a token of a user', 401, 'not_authenticated', () => ({})],
  ]
  it.each(own)('%s, %s', async (id, _what, status, code, asked) => {
    const one = operation(id)
    const response = await ask(one, { token: mine.token, ...(await asked()) })
    expect(await check(one, response)).toMatchObject({ status, code })
  })
})
