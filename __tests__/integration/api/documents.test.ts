import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Document, DocumentSchema } from '@/lib/documents/schema'
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

const as = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(app.url, method, path, { token: me.token, body, ...(headers && { headers }) })

const MARKDOWN = '# One\n\nFirst\n\n---\n\n# Two\n\nSecond'

async function document(response: Response, status = 200): Promise<Document> {
  const text = await response.text()
  expect(response.status, text).toBe(status)
  return DocumentSchema.parse(JSON.parse(text))
}

const decks = () => `/projects/${me.projectId}/decks`

describe('a deck', () => {
  it('is read from the body itself, with its name in a header', async () => {
    const headers = {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('Größe.md'),
    }
    const deck = await document(await as('POST', decks(), MARKDOWN, headers), 201)
    expect(deck).toMatchObject({ type: 'deck', revision: 1, content: { fileName: 'Größe.md' } })
    expect(deck.type === 'deck' && deck.content.slides.map(({ title }) => title)).toEqual(['One', 'Two'])
  })

  it('is read from a form', async () => {
    const form = new FormData()
    form.set('file', new File([MARKDOWN], 'talk.md'))
    expect((await document(await as('POST', decks(), form), 201)).type).toBe('deck')
  })

  it.each([
    ['no file', new Uint8Array(), 422, 'file_empty'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      415,
      'unsupported_format',
    ],
    ['a broken archive', new TextEncoder().encode('PK\u0003\u0004 and then nothing'), 422, 'deck_corrupt'],
  ])('that is %s is refused with the reason', async (_what, bytes, status, code) => {
    const before = await written()
    const response = await as('POST', decks(), bytes, { 'content-type': 'application/octet-stream' })
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
    expect(await written()).toBe(before)
  })

  it('in a form without a file is refused', async () => {
    const form = new FormData()
    form.set('file', 'only text')
    expect((await as('POST', decks(), form)).status).toBe(422)
    const broken = await as('POST', decks(), 'no form', { 'content-type': 'multipart/form-data; boundary=x' })
    expect(broken.status).toBe(422)
    await problemOf(broken)
  })

  it.each(['body', 'form'])('of 21 MB is refused (%s)', async (way) => {
    const before = await written()
    const bytes = new Uint8Array(21 * 1024 * 1024).fill(97)
    const form = new FormData()
    form.set('file', new File([bytes], 'large.md'))
    const response =
      way === 'form'
        ? await as('POST', decks(), form)
        : await as('POST', decks(), bytes, { 'content-type': 'text/markdown' })
    expect(response.status).toBe(413)
    expect((await problemOf(response)).code).toBe('file_too_large')
    expect(await written()).toBe(before)
  })

  it('of 15 MB arrives whole', async () => {
    const filler = `<!-- ${'x'.repeat(15 * 1024 * 1024)} -->`
    const headers = { 'content-type': 'text/markdown' }
    const response = await as('POST', decks(), `${MARKDOWN}\n\n${filler}\n\n---\n\n# Last`, headers)
    const text = await response.text()
    if (response.status === 201) expect(text).toContain('Last')
    else expect(text).not.toContain('payload_too_large')
  })
})

describe('the sample project', () => {
  it('comes with its deck of 62 slides', async () => {
    const created = await as('POST', '/projects/sample')
    expect(created.status).toBe(201)
    const { id } = (await created.json()) as { id: string }
    const { documents } = (await (await as('GET', `/projects/${id}/documents?type=deck`)).json()) as {
      documents: { id: string }[]
    }
    const deck = await document(await as('GET', `/documents/${documents[0]?.id}`))
    expect(deck.type === 'deck' && deck.content.slides).toHaveLength(62)
    expect((await as('DELETE', `/projects/${id}`)).status).toBe(204)
    expect((await as('GET', `/projects/${id}`)).status).toBe(404)
  })
})

describe('a document', () => {
  it('is saved on top of what was read, and keeps what it was', async () => {
    const deck = await document(await as('POST', decks(), MARKDOWN, { 'content-type': 'text/markdown' }), 201)
    const saved = await document(
      await as('PATCH', `/documents/${deck.id}`, {
        baseRevision: 1,
        title: 'Renamed',
        content: deck.content,
      }),
    )
    expect(saved).toMatchObject({ revision: 2, title: 'Renamed' })

    const stale = await as('PATCH', `/documents/${deck.id}`, {
      baseRevision: 1,
      title: 'Too late',
      content: deck.content,
    })
    expect(stale.status).toBe(409)
    expect(await problemOf(stale)).toMatchObject({ code: 'revision_conflict', currentRevision: 2 })

    const { revisions } = (await (await as('GET', `/documents/${deck.id}/revisions`)).json()) as {
      revisions: { revision: number }[]
    }
    expect(revisions.map(({ revision }) => revision)).toEqual([2, 1])
    const first = (await (await as('GET', `/documents/${deck.id}/revisions/1`)).json()) as {
      content: unknown
    }
    expect(first.content).toEqual(deck.content)
    expect((await as('GET', `/documents/${deck.id}/revisions/3`)).status).toBe(404)
  })

  it('of two saves at once takes one', async () => {
    const deck = await document(await as('POST', decks(), MARKDOWN, { 'content-type': 'text/markdown' }), 201)
    const saves = await Promise.all(
      ['a', 'b', 'c', 'd'].map((title) =>
        as('PATCH', `/documents/${deck.id}`, { baseRevision: 1, title, content: deck.content }),
      ),
    )
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('goes for good', async () => {
    const deck = await document(await as('POST', decks(), MARKDOWN, { 'content-type': 'text/markdown' }), 201)
    expect((await as('DELETE', `/documents/${deck.id}`)).status).toBe(204)
    expect((await as('GET', `/documents/${deck.id}`)).status).toBe(404)
    expect((await as('DELETE', `/documents/${deck.id}`)).status).toBe(404)
  })
})

describe('the export', () => {
  it('of a talk track is a Markdown file with a safe name', async () => {
    const content = {
      deckId: me.deckId,
      deckTitle: 'Deck',
      tone: 'conversational',
      audience: 'All',
      wordsPerMinute: 140,
      model: { name: 'm', offline: false },
      scripts: [
        {
          slideId: 'a',
          title: 'One',
          script: 'Say <script>alert(1)</script> it.',
          deliveryNotes: '',
          seconds: 5,
        },
      ],
    }
    const title = 'A "title"; with\r\nSet-Cookie: x=1'.replace(/[\r\n]+/g, ' ')
    const rows = await sql`
      insert into documents (user_id, project_id, type, title, content)
      values (${me.userId}, ${me.projectId}, 'talk_track', ${title}, ${sql.json(content)}) returning id`
    const response = await as('GET', `/documents/${rows[0]?.id}/export?format=markdown`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.md"/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toContain('One')
  })

  it('of a journey is Markdown, CSV or JSON, and nothing else', async () => {
    const entry = {
      id: 'e1',
      text: '=1+1',
      sources: [{ documentId: me.deckId, lines: [1], quote: 'I paid it' }],
    }
    const content = {
      about: { text: '', sources: [] },
      transcripts: [{ id: me.deckId, title: 'Call' }],
      pictures: [],
      model: { name: 'm', offline: false },
      stages: [{ ...emptyStage('s1', 'Paying'), steps: [entry] }],
    }
    const rows = await sql`
      insert into documents (user_id, project_id, type, title, content)
      values (${me.userId}, ${me.projectId}, 'journey', 'The way', ${sql.json(content)}) returning id`
    const asked = (format: string) => as('GET', `/documents/${rows[0]?.id}/export?format=${format}`)
    const csv = await asked('csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain('filename="The way.csv"')
    expect(await csv.text()).toContain("1,Paying,steps,'=1+1,,I paid it,Call,1")
    expect(await (await asked('json')).json()).toEqual({ title: 'The way', ...content })
    expect(await (await asked('markdown')).text()).toContain('# The way')
    expect((await asked('srt')).status).toBe(422)
    expect((await as('GET', `/documents/${me.deckId}/export?format=csv`)).status).toBe(422)
  })

  it('of a deck is Markdown, Word or PDF; a form that does not exist is refused', async () => {
    const markdown = await as('GET', `/documents/${me.deckId}/export`)
    expect(markdown.headers.get('content-disposition')).toContain('Deck.md"')
    expect(await markdown.text()).toMatch(/^---\ntitle: "Deck"\n---\n\n# One\n\nBody\n\n---\n\n# Two/)
    expect((await as('GET', `/documents/${me.deckId}/export?format=csv`)).status).toBe(422)
    expect((await as('GET', `/documents/${me.deckId}/export?format=exe`)).status).toBe(422)
    for (const [format, head] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
    ]) {
      const response = await as('GET', `/documents/${me.deckId}/export?format=${format}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toContain(`.${format}"`)
      expect(new TextDecoder().decode(await response.arrayBuffer()).startsWith(head ?? '')).toBe(true)
    }
  })

  it('as Word and PDF is written so many times a minute, others as often as one likes', async () => {
    const other = await owner()
    const asked = (format: string) =>
      call(app.url, 'GET', `/documents/${other.deckId}/export?format=${format}`, { token: other.token })
    await sql`
      insert into private.api_calls (user_id, function, worn_off_at)
      values (${other.userId}, 'export', now() + interval '1 minute' - interval '60 seconds' / 10)`
    expect((await asked('pdf')).status).toBe(200)
    // What is wrong with a request is said before it is counted, and somebody else's allowance is their own.
    expect((await asked('csv')).status).toBe(422)
    await sql`update private.api_calls set worn_off_at = now() + interval '1 hour' where user_id = ${other.userId}`
    const refused = await asked('docx')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await problemOf(refused)).code).toBe('too_many_exports')
    expect((await as('GET', `/documents/${me.deckId}/export?format=docx`)).status).toBe(200)
    // A stranger is not told that there is something, nor counted for it.
    const stranger = await as('GET', `/documents/${other.deckId}/export?format=pdf`)
    const nothing = await as('GET', `/documents/${crypto.randomUUID()}/export?format=pdf`)
    const told = async (response: Response) => {
      const { requestId: _, instance: __, ...rest } = (await problemOf(response)) as Record<string, unknown>
      return [response.status, rest]
    }
    expect(await told(stranger)).toEqual(await told(nothing))
    expect(stranger.status).toBe(404)
  })
})
