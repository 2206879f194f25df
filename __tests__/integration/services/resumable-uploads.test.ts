import { createHash, randomBytes } from 'node:crypto'
import { DetailedError, Upload, type UploadOptions } from 'tus-js-client'
import { expect, inject, test, vi } from 'vitest'
import { startCuttingProxy } from '../../support/cutting-proxy.ts'
import { serviceClient, signedInUser } from '../../support/stack.ts'

/** Hosted Storage wants parts of exactly this size. */
const PART = 6 * 1024 * 1024

type User = Awaited<ReturnType<typeof signedInUser>>

async function announce({ client }: User, bytes: Buffer) {
  const project = await client.from('projects').insert({ title: 'Recorded' }).select('id').single()
  if (project.error) throw project.error
  const media = await client.rpc('create_media', {
    project_id: project.data.id,
    name: 'talk.mp3',
    type: 'audio/mpeg',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  if (media.error) throw media.error
  return media.data as { id: string; path: string }
}

function send(
  bytes: Buffer,
  path: string,
  token: string,
  options: UploadOptions = {},
  at = inject('supabaseUrl'),
) {
  return new Promise<void>((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${at}/storage/v1/upload/resumable`,
      chunkSize: PART,
      retryDelays: [0, 50, 50, 50],
      headers: { authorization: `Bearer ${token}`, apikey: inject('publishableKey') },
      metadata: { bucketName: 'media', objectName: path, contentType: 'audio/mpeg', cacheControl: '3600' },
      onSuccess: () => resolve(),
      onError: reject,
      ...options,
    }).start()
  })
}

const statusOf = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof DetailedError ? error.originalResponse?.getStatus() : error),
  )

test('an upload that is cut goes on where it stopped, and the file is whole', async () => {
  const user = await signedInUser()
  const bytes = randomBytes(2 * PART + 12_345)
  const media = await announce(user, bytes)
  const proxy = await startCuttingProxy(inject('supabaseUrl'))
  try {
    proxy.cutAt([1_000_000, PART + 77, 2 * PART - 5])
    await send(bytes, media.path, user.accessToken, {}, proxy.url)
    expect(proxy.cuts()).toBe(3)
    expect(proxy.sent()).toBeLessThan(bytes.length * 1.1)
  } finally {
    await proxy.close()
  }
  const finished = await user.client.rpc('finish_media', { media_id: media.id })
  expect(finished.data).toMatchObject({ status: 'ready', bytes: bytes.length })
  const stored = await user.client.storage.from('media').download(media.path)
  expect(bytes.equals(new Uint8Array((await stored.data?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(true)
  expect(stored.data?.type).toBe('audio/mpeg')
})

test('it can be left and taken up by its address, and its end can be asked for again', async () => {
  const user = await signedInUser()
  const bytes = randomBytes(PART + 1)
  const media = await announce(user, bytes)
  let uploadUrl: string | null = null
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${inject('supabaseUrl')}/storage/v1/upload/resumable`,
      chunkSize: PART,
      headers: { authorization: `Bearer ${user.accessToken}` },
      metadata: { bucketName: 'media', objectName: media.path, contentType: 'audio/mpeg' },
      onChunkComplete: () => {
        uploadUrl = upload.url
        upload.abort().then(resolve, reject)
      },
      onError: reject,
    })
    upload.start()
  })
  let begunAt = 0
  for (const again of ['the rest', 'nothing']) {
    await send(bytes, media.path, user.accessToken, {
      uploadUrl,
      onProgress: (at) => {
        begunAt ||= at
      },
    })
    expect(begunAt, again).toBeGreaterThanOrEqual(PART)
  }
  const stored = await user.client.storage.from('media').download(media.path)
  expect(stored.data?.size).toBe(bytes.length)
})

test('its end is told for a day, also when nothing may be stored there any more', async () => {
  const user = await signedInUser()
  const bytes = randomBytes(2_000)
  const media = await announce(user, bytes)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const sending = new Upload(bytes, {
    endpoint: `${inject('supabaseUrl')}/storage/v1/upload/resumable`,
    headers: { authorization: `Bearer ${user.accessToken}` },
    metadata: { bucketName: 'media', objectName: media.path, contentType: 'audio/mpeg' },
    onSuccess: () => resolve(),
    onError: reject,
  })
  sending.start()
  await promise
  expect((await user.client.rpc('finish_media', { media_id: media.id })).data).toMatchObject({
    status: 'ready',
  })
  const asked = await fetch(sending.url ?? '', {
    method: 'HEAD',
    headers: { authorization: `Bearer ${user.accessToken}`, 'tus-resumable': '1.0.0' },
  })
  expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, String(bytes.length)])
})

test('a signed address opens the file to who has it, and closes again', async () => {
  const user = await signedInUser()
  const bytes = randomBytes(2_000)
  const media = await announce(user, bytes)
  await send(bytes, media.path, user.accessToken)
  const signed = await user.client.storage.from('media').createSignedUrl(media.path, 2)
  const address = new URL(signed.data?.signedUrl ?? '', inject('supabaseUrl'))
  const open = await fetch(address)
  expect([open.status, (await open.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
  await vi.waitFor(async () => expect((await fetch(address)).ok).toBe(false), {
    timeout: 10_000,
    interval: 250,
  })
})

test('nobody else reaches the place, the upload or the file', async () => {
  const [owner, stranger] = [await signedInUser(), await signedInUser()]
  const bytes = randomBytes(2_000)
  const media = await announce(owner, bytes)
  expect(await statusOf(send(bytes, media.path, stranger.accessToken))).toBe(403)
  expect(await statusOf(send(bytes, media.path, inject('publishableKey')))).toBe(403)
  expect(await statusOf(send(bytes, media.path, `${owner.accessToken}x`))).toBe(403)
  expect(await statusOf(send(bytes, `../${media.path}`, owner.accessToken))).toBe(403)

  const endpoint = `${inject('supabaseUrl')}/storage/v1/upload/resumable`
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const tus = (token: string, more: Record<string, string>) => ({
    authorization: `Bearer ${token}`,
    'tus-resumable': '1.0.0',
    ...more,
  })
  const created = await fetch(endpoint, {
    method: 'POST',
    headers: tus(owner.accessToken, {
      'upload-length': String(bytes.length),
      'upload-metadata': `bucketName ${encoded('media')},objectName ${encoded(media.path)},contentType ${encoded('audio/mpeg')}`,
    }),
  })
  const address = created.headers.get('location') ?? ''
  const part = (token: string) =>
    fetch(address, {
      method: 'PATCH',
      headers: tus(token, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
      body: new Uint8Array(bytes),
    })
  expect((await part(stranger.accessToken)).status).toBe(403)
  expect((await fetch(address, { method: 'DELETE', headers: tus(stranger.accessToken, {}) })).status).toBe(
    403,
  )
  expect((await part(owner.accessToken)).status).toBe(204)

  const files = stranger.client.storage.from('media')
  expect((await files.download(media.path)).error).not.toBeNull()
  expect((await files.createSignedUrl(media.path, 60)).error).not.toBeNull()
  expect((await files.list(media.path.split('/').slice(0, 3).join('/'))).data ?? []).toEqual([])
  await files.remove([media.path])
  expect((await stranger.client.rpc('finish_media', { media_id: media.id })).error?.code).toBe('OFS02')
  expect((await owner.client.storage.from('media').download(media.path)).data?.size).toBe(bytes.length)
})

test('the same place is stored once, and the bucket refuses what is too large or of another type', async () => {
  const user = await signedInUser()
  const bytes = randomBytes(3_000)
  const media = await announce(user, bytes)
  await send(bytes, media.path, user.accessToken)
  expect(await statusOf(send(bytes, media.path, user.accessToken, { retryDelays: null }))).toBe(409)

  const other = await announce(user, bytes)
  const metadata = { bucketName: 'media', objectName: other.path, contentType: 'text/html' }
  expect(await statusOf(send(bytes, other.path, user.accessToken, { metadata }))).toBe(415)
  const service = serviceClient()
  const before = (await service.from('upload_limits').select('medium, max_bytes')).data ?? []
  const tight = await service.from('upload_limits').update({ max_bytes: 2_999 }).neq('medium', 'transcript')
  expect(tight.error).toBeNull()
  try {
    expect(await statusOf(send(bytes, other.path, user.accessToken))).toBe(413)
  } finally {
    for (const { medium, max_bytes } of before)
      await service.from('upload_limits').update({ max_bytes }).eq('medium', medium)
  }
})

test('a browser of another origin may send and read the headers of the protocol', async () => {
  const at = `${inject('supabaseUrl')}/storage/v1/upload/resumable`
  const asked = await fetch(at, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://127.0.0.1:1',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,apikey,tus-resumable,upload-length,upload-metadata',
    },
  })
  const allowed = asked.headers.get('access-control-allow-headers')?.toLowerCase() ?? ''
  for (const name of ['authorization', 'apikey', 'tus-resumable', 'upload-length', 'upload-metadata'])
    expect(allowed).toContain(name)
  expect(asked.headers.get('access-control-allow-origin')).toBe('*')
  const refused = await fetch(at, {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '1' },
  })
  expect(refused.status).toBe(400)
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  expect(refused.headers.get('access-control-expose-headers')).toContain('Upload-Offset')
})
