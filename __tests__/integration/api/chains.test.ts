import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chain, ChainReplySchema, ChainStartedSchema, ChainsSchema } from '@/lib/jobs/chains/schema'
import { connectAsOwner } from '../../support/database.ts'
import { muxSigningKey } from '../../support/mux-signing.ts'
import { type Made, recording, wholeVideo } from '../worker/recording-job.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { ledger, type Owner, owner } from './support/world'

const app = testApp()
/** Where videos are played from Mux. */
const streaming = testApp(muxSigningKey().env)
const sql = connectAsOwner(4)
const written = ledger(sql)
let made: Made
let token: string
let stranger: Owner

beforeAll(async () => {
  made = await recording(1)
  token = (await made.client.auth.getSession()).data.session?.access_token ?? ''
  stranger = await owner()
})
beforeEach(async () => {
  await sql`delete from jobs`
  app.takeCalls()
})

const as = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(app.url, method, path, { token, body, ...(headers && { headers }) })
const training = (input: Record<string, unknown> = { mediaId: made.mediaId }) => ({
  chain: 'training',
  projectId: made.projectId,
  input,
})

async function start(headers?: Record<string, string>) {
  const response = await as('POST', '/chains', training(), headers)
  expect(response.status).toBe(202)
  return ChainStartedSchema.parse(await response.json())
}

async function act(what: 'cancel' | 'retry', { id }: Chain, part: number | null) {
  const response = await as('POST', `/chains/${id}/${what}`, { part })
  expect(response.status).toBe(202)
  return statuses(ChainReplySchema.parse(await response.json()).chain)
}

const statuses = ({ parts }: Chain) => parts.map(({ job }) => `${job.kind} ${job.status}`)
const waiting = ['transcription pending', 'sop_generation pending']
const cancelled = ['transcription cancelled', 'sop_generation cancelled']

describe('a chain', () => {
  it('is started by one call of the database and one kick, and is listed with its parts', async () => {
    const { chain, created } = await start()
    expect(created).toBe(true)
    expect(statuses(chain)).toEqual(waiting)
    const calls: string[] = []
    await expect.poll(() => calls.push(...app.takeCalls()) && calls.length).toBe(2)
    expect(calls).toEqual(['POST /rest/v1/rpc/start_chain', 'POST /functions/v1/job-worker'])
    const listed = ChainsSchema.parse(await (await as('GET', '/chains')).json())
    expect(listed.chains.map(({ id }) => id)).toEqual([chain.id])
  })

  it('that is sent ten times at once is one, with a key and without', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) => start(n % 2 === 0 ? headers : undefined)),
    )
    expect(new Set(all.map(({ chain }) => chain.id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(await sql`select from jobs`).toHaveLength(2)
  })

  it('is cancelled and continued, in whole and in part', async () => {
    const { chain } = await start()
    expect(await act('cancel', chain, 2)).toEqual(['transcription pending', 'sop_generation cancelled'])
    expect(await act('retry', chain, 2)).toEqual(waiting)
    expect(await act('cancel', chain, 1)).toEqual(cancelled)
    expect(await act('retry', chain, null)).toEqual(waiting)
    expect(await act('cancel', chain, null)).toEqual(cancelled)
  })
})

describe('where videos are played from Mux, a training', () => {
  const partsAt = async (url: string, { client, projectId, mediaId }: Made) => {
    const { data } = await client.auth.getSession()
    const response = await call(url, 'POST', '/chains', {
      token: data.session?.access_token ?? '',
      body: { chain: 'training', projectId, input: { mediaId } },
    })
    expect(response.status).toBe(202)
    const { parts } = ChainStartedSchema.parse(await response.json()).chain
    return parts.map(({ job, optional }) => `${job.kind}${optional ? ', optional' : ''}`)
  }

  it('of a video that is all here has a third part, which is optional, in the one request', async () => {
    const video = await wholeVideo(1)
    const three = ['transcription', 'sop_generation', 'video_upload, optional']
    expect(await partsAt(streaming.url, video)).toEqual(three)
  })

  it('of sound has none, nor has one of a video where they are played from storage', async () => {
    expect(await partsAt(streaming.url, made)).toEqual(['transcription', 'sop_generation'])
    expect(await partsAt(app.url, await wholeVideo(1))).toEqual(['transcription', 'sop_generation'])
  })
})

describe('what is refused writes nothing', () => {
  it.each([
    ['a chain that does not exist', { chain: 'constructor' }, 422, 'unknown_kind'],
    ['no recording', { input: {} }, 422, 'invalid_input'],
    ['a recording that is not there', { input: { mediaId: randomUUID() } }, 404, 'not_found'],
    ['what it does not know', { parts: [] }, 422, 'invalid_input'],
  ])('%s', async (_name, change, status, code) => {
    const before = await written()
    const response = await as('POST', '/chains', { ...training(), ...change })
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
    expect(await written()).toBe(before)
  })

  it('a recording of which not all can be heard', async () => {
    const response = await call(app.url, 'POST', '/chains', {
      token: stranger.token,
      body: { chain: 'training', projectId: stranger.projectId, input: { mediaId: stranger.mediaId } },
    })
    expect(response.status).toBe(409)
  })

  it('a chain of somebody else', async () => {
    const { chain } = await start()
    const before = await written()
    for (const path of [`/chains/${chain.id}/cancel`, `/chains/${chain.id}/retry`]) {
      const response = await call(app.url, 'POST', path, { token: stranger.token, body: { part: null } })
      expect(response.status).toBe(404)
    }
    const listed = await call(app.url, 'GET', '/chains', { token: stranger.token })
    expect(await listed.json()).toEqual({ chains: [] })
    expect(await written()).toBe(before)
  })

  it.each([0, 11, 1.5, '1'])('a part that cannot be one: %j', async (part) => {
    const { chain } = await start()
    expect((await as('POST', `/chains/${chain.id}/cancel`, { part })).status).toBe(422)
    expect((await as('POST', `/chains/${chain.id}/cancel`, {})).status).toBe(422)
  })
})
