import { storedBytes } from '@shared/documents/stored-bytes.ts'
import { TRANSCRIPT_LIMITS } from '@shared/documents/transcript.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { DocumentSchema, type TranscriptDocument } from '@/lib/documents/schema'
import { connectAsOwner } from '../../support/database.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { ledger, type Owner, owner } from './support/world'

const app = testApp()
const sql = connectAsOwner(2)
const written = ledger(sql)
let me: Owner

beforeAll(async () => {
  me = await owner()
})

const SRT = '1\n00:00:01,000 --> 00:00:02,500\nHello.\n\n2\nNo time.\n'
const LINES = [
  { start: 1, end: 2.5, speaker: null, text: 'Hello.' },
  { start: null, end: null, speaker: null, text: 'No time.' },
]

const send = (body: unknown, headers?: Record<string, string>) =>
  call(app.url, 'POST', `/projects/${me.projectId}/transcripts`, {
    token: me.token,
    body,
    ...(headers && { headers }),
  })

async function transcript(response: Response): Promise<TranscriptDocument> {
  const text = await response.text()
  expect(response.status, text).toBe(201)
  const document = DocumentSchema.parse(JSON.parse(text))
  expect(response.headers.get('location')).toBe(`/api/documents/${document.id}`)
  if (document.type !== 'transcript') throw new Error(`expected a transcript, not a ${document.type}`)
  return document
}

describe('a transcript', () => {
  it('is read from a form, and is a document of the project', async () => {
    const form = new FormData()
    form.set('file', new File([SRT], 'Größe.en.srt'))
    const document = await transcript(await send(form))
    expect(document).toMatchObject({ title: 'Größe', revision: 1, source: { fileName: 'Größe.en.srt' } })
    expect(document.content).toMatchObject({ language: 'en', format: 'srt', lines: LINES })
    expect(document.content.warnings[0]).toContain('Line 5')

    const path = `/projects/${me.projectId}/documents`
    for (const query of ['', '?type=transcript']) {
      const listed = await (await call(app.url, 'GET', `${path}${query}`, { token: me.token })).json()
      expect(JSON.stringify(listed)).toContain(document.id)
    }
    const read = await call(app.url, 'GET', `/documents/${document.id}`, { token: me.token })
    expect(await read.json()).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it('is read from the body itself, with its name in a header', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'talk.srt' }
    expect((await transcript(await send(new TextEncoder().encode(SRT), headers))).content.lines).toEqual(
      LINES,
    )
  })

  it('is read from text that was pasted, with or without a title', async () => {
    const titled = await transcript(await send({ title: ' Mine ', text: SRT }))
    expect(titled).toMatchObject({ title: 'Mine', source: { pasted: true }, content: { lines: LINES } })
    expect(titled.content.fileName).toBeUndefined()
    expect((await transcript(await send({ text: 'Only words.' }))).title).toBe('Untitled transcript')
  })

  it('of as many bytes as it may have fits into its column', async () => {
    const text = Array.from({ length: 8_200 }, (_, index) => `Rui "${index}": é\\ ${'wörter '.repeat(5)}.`)
    const document = await transcript(await send({ text: text.join('\n') }))
    expect(storedBytes(document.content)).toBeGreaterThan(TRANSCRIPT_LIMITS.maxContentBytes * 0.95)
    const [row] =
      await sql`select octet_length(content::text) as bytes from documents where id = ${document.id}`
    expect(Number(row?.bytes)).toBe(storedBytes(document.content))
  })

  it('is saved on top of what was read, by its own schema', async () => {
    const { id, content } = await transcript(await send({ text: SRT }))
    const save = (change: object) =>
      call(app.url, 'PATCH', `/documents/${id}`, {
        token: me.token,
        body: { baseRevision: 1, title: 'Saved', content: { ...content, ...change } },
      })
    const wrong = await save({ lines: [] })
    expect(wrong.status).toBe(422)
    expect((await problemOf(wrong)).errors?.[0]?.path).toBe('content.lines')
    expect((await save({ language: 'pt' })).status).toBe(200)
  })
})

describe('what is no transcript', () => {
  it.each<[string, unknown, Record<string, string> | undefined, number, string]>([
    ['nothing', new Uint8Array(), { 'content-type': 'text/plain' }, 422, 'file_empty'],
    ['a PDF', '%PDF-1.7', { 'content-type': 'text/vtt' }, 415, 'transcript_unsupported'],
    ['music', { text: '[Music]' }, undefined, 422, 'transcript_no_speech'],
    ['other JSON', { text: '{"rows":[]}' }, undefined, 422, 'transcript_not_found'],
    ['too much text', { text: 'a word. '.repeat(200_000) }, undefined, 422, 'transcript_too_long'],
    ['no text', {}, undefined, 422, 'invalid_input'],
    ['white space', { text: ' \n' }, undefined, 422, 'invalid_input'],
    ['an extra field', { text: 'Hi.', language: 'en' }, undefined, 422, 'invalid_input'],
    ['broken JSON', '{', { 'content-type': 'application/json' }, 400, 'invalid_json'],
    ['no form', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 422, 'invalid_input'],
  ])('%s is refused with the reason, and nothing is written', async (_what, body, headers, status, code) => {
    const before = await written()
    const response = await send(body, headers)
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
    expect(await written()).toBe(before)
  })

  it('of 21 MB is refused with the limit', async () => {
    const response = await send(new Uint8Array(21 * 1024 * 1024).fill(97), { 'content-type': 'text/plain' })
    expect(response.status).toBe(413)
    const { code, detail } = await problemOf(response)
    expect(code).toBe('file_too_large')
    expect(detail).toContain('20 MB')
  })
})

describe('a transcript to download', () => {
  const download = async (text: string, query: string) => {
    const { id } = await transcript(await send({ title: 'Größe', text }))
    return call(app.url, 'GET', `/documents/${id}/export${query}`, { token: me.token })
  }

  it.each([
    ['', 'txt', 'text/plain', '[00:01] Hello.'],
    ['?format=txt', 'txt', 'text/plain', '[00:01] Hello.'],
    ['?format=srt', 'srt', 'application/x-subrip', '00:00:01,000 --> 00:00:02,500\nHello.'],
    ['?format=vtt', 'vtt', 'text/vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello.'],
  ])('%s', async (query, extension, type, text) => {
    const response = await download(SRT, query)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''Gr%C3%B6%C3%9Fe.${extension}`,
    )
    expect(await response.text()).toContain(text)
  })

  it.each([
    '?format=markdown',
    '?format=vtt',
    '?format=srt',
    '?format=epub',
  ])('%s is refused for one without times', async (query) => {
    expect((await download('Only words.', query)).status).toBe(422)
  })
})
