import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { asUser, connectAsAdmin } from '../../support/database.ts'
import { storePicture } from '../../support/pictures.ts'
import { textOfDocx } from '../../support/printed-text.ts'
import { japaneseStory } from '../../support/stories.ts'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { type Owner, owner } from './support/world'

const app = testApp()
const sql = connectAsAdmin()
let me: Owner
let storyId: string
let picture: Awaited<ReturnType<typeof storePicture>>

async function story(of: Owner): Promise<string> {
  const [row] = await asUser(
    sql,
    of.userId,
    (tx) => tx`
      select public.create_document(${of.projectId}, 'story', 'S', ${sql.json(japaneseStory)}) ->> 'id' as id`,
  )
  return String(row?.id)
}

beforeAll(async () => {
  me = await owner()
  storyId = await story(me)
  picture = await storePicture(sql, me, storyId, { segmentId: 'segment-2', alt: 'A "quiet" <station>.' })
})

const get = (path: string, token = me.token) => call(app.url, 'GET', path, { token })
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer())

it('is listed with what it shows, and seen as the file that it is', async () => {
  const listed = await get(`/documents/${storyId}/pictures`)
  expect(await listed.json()).toMatchObject({
    pictures: [
      { id: picture.id, segmentId: 'segment-2', alt: 'A "quiet" <station>.', width: 96, height: 64 },
    ],
    refused: [],
  })
  const file = await get(`/documents/${storyId}/pictures/${picture.id}`)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=86400, immutable',
    vary: expect.stringContaining('cookie'),
    'x-content-type-options': 'nosniff',
  })
  expect(await bytes(file)).toEqual(picture.bytes)
})

it('is nothing to a stranger, in the words for what does not exist, also below a story of their own', async () => {
  const stranger = await owner()
  const own = await story(stranger)
  for (const [theirs, nothing] of [
    [`/documents/${storyId}/pictures`, `/documents/${crypto.randomUUID()}/pictures`],
    [`/documents/${storyId}/pictures/${picture.id}`, `/documents/${storyId}/pictures/${crypto.randomUUID()}`],
    [`/documents/${own}/pictures/${picture.id}`, `/documents/${own}/pictures/${crypto.randomUUID()}`],
  ] as const) {
    const [one, none] = [await get(theirs, stranger.token), await get(nothing, stranger.token)]
    expect([one.status, one.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect({ ...(await problemOf(one)), requestId: '' }).toEqual({
      ...(await problemOf(none)),
      requestId: '',
    })
  }
})

it('goes along with the book, with its words', async () => {
  const book = await bytes(await get(`/documents/${storyId}/export?format=epub`))
  const files = unzipSync(book)
  expect(files['EPUB/picture-1.png']).toEqual(picture.bytes)
  expect(strFromU8(files['EPUB/story.xhtml'] ?? new Uint8Array())).toContain(
    'alt="A &#34;quiet&#34; &#60;station&#62;."',
  )
  const { messages } = await EpubCheck.validate(book)
  expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([])
})

it('goes along with Word and PDF files', async () => {
  const word = await bytes(await get(`/documents/${storyId}/export?format=docx`))
  const files = unzipSync(word)
  expect(Object.keys(files).some((name) => /^word\/media\/.*\.png$/.test(name))).toBe(true)
  expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain(
    'A &quot;quiet&quot; &lt;station&gt;.',
  )
  expect(textOfDocx(word)).toContain('Bread in the town')
  const pdf = await get(`/documents/${storyId}/export?format=pdf`)
  expect(pdf.status).toBe(200)
  expect(Buffer.from(await bytes(pdf)).toString('latin1')).toContain('/Subtype /Image')
})

it('is stated in JSON without its bytes, and an import of that is the story', async () => {
  const exported = await (await get(`/documents/${storyId}/export?format=json`)).json()
  expect(exported).toEqual({
    title: 'S',
    ...japaneseStory,
    pictures: [
      {
        segmentId: 'segment-2',
        style: 'ink',
        alt: 'A "quiet" <station>.',
        type: 'image/png',
        width: 96,
        height: 64,
      },
    ],
  })
  const imported = await call(app.url, 'POST', `/projects/${me.projectId}/stories`, {
    token: me.token,
    body: exported,
  })
  expect(imported.status).toBe(201)
  expect(await imported.json()).toMatchObject({ title: 'S', content: japaneseStory })
})

it('that cannot be read any more is said with a status', async () => {
  const lost = await storePicture(sql, me, storyId, { segmentId: 'segment-3' })
  await sql`update storage.objects set name = name || '-lost' where name = ${lost.path}`
  const response = await get(`/documents/${storyId}/pictures/${lost.id}`)
  expect(await problemOf(response)).toMatchObject({ status: 503, code: 'unavailable' })
})
