import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { anonymousClient, serviceClient, signedInUser } from '../../support/stack.ts'

test('a file is stored, read by a signed address, and closed to others', async () => {
  const service = serviceClient()
  const bucket = `bucket-${randomUUID()}`
  expect((await service.storage.createBucket(bucket)).error).toBeNull()
  const path = '../outside/notes one.txt'
  const upload = await service.storage
    .from(bucket)
    .upload('notes/one.txt', new Blob(['hello stage'], { type: 'text/plain' }))
  expect(upload.error).toBeNull()

  const signed = await service.storage.from(bucket).createSignedUrl('notes/one.txt', 60)
  expect(signed.error).toBeNull()
  const response = await fetch(new URL(signed.data?.signedUrl ?? '', inject('supabaseUrl')))
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('hello stage')

  const allowed = await service.storage.from(bucket).createSignedUploadUrl('notes/two.txt')
  const text = new Blob(['by an address'], { type: 'text/plain' })
  const sent = await anonymousClient()
    .storage.from(bucket)
    .uploadToSignedUrl('notes/two.txt', allowed.data?.token ?? '', text)
  expect(sent.error).toBeNull()
  expect(await (await service.storage.from(bucket).download('notes/two.txt')).data?.text()).toBe(
    'by an address',
  )

  expect((await anonymousClient().storage.from(bucket).download('notes/one.txt')).error).not.toBeNull()
  expect((await service.storage.from(bucket).download(path)).error).not.toBeNull()
  expect((await service.storage.from(bucket).remove(['notes/one.txt'])).error).toBeNull()
  expect((await service.storage.from(bucket).download('notes/one.txt')).error).not.toBeNull()
})

test('who is signed in stores, lists, reads and signs nothing in a bucket that is not for media', async () => {
  const service = serviceClient()
  const bucket = `bucket-${randomUUID()}`
  expect((await service.storage.createBucket(bucket)).error).toBeNull()
  await service.storage.from(bucket).upload('plan.txt', new Blob(['secret'], { type: 'text/plain' }))
  const { client } = await signedInUser()
  for (const caller of [client, anonymousClient()]) {
    const files = caller.storage.from(bucket)
    expect((await caller.storage.createBucket(randomUUID())).error).not.toBeNull()
    expect((await caller.storage.listBuckets()).data ?? []).toEqual([])
    expect((await files.list()).data ?? []).toEqual([])
    for (const path of ['mine.txt', '../../outside.txt', '..%2f..%2foutside.txt']) {
      const { error } = await files.upload(path, new Blob(['x'], { type: 'text/plain' }))
      expect(error, path).not.toBeNull()
    }
    expect((await files.download('plan.txt')).error).not.toBeNull()
    expect((await files.createSignedUrl('plan.txt', 60)).error).not.toBeNull()
    expect((await files.createSignedUploadUrl('mine.txt')).error).not.toBeNull()
    await files.remove(['plan.txt'])
  }
  expect((await service.storage.from(bucket).download('plan.txt')).error).toBeNull()
})

test('a player gets the part of a file that it asks for', async () => {
  const service = serviceClient()
  const bucket = `bucket-${randomUUID()}`
  expect((await service.storage.createBucket(bucket)).error).toBeNull()
  await service.storage.from(bucket).upload('talk.mp3', new Blob(['0123456789'], { type: 'audio/mpeg' }))
  const signed = await service.storage.from(bucket).createSignedUrl('talk.mp3', 60)
  const address = new URL(signed.data?.signedUrl ?? '', inject('supabaseUrl'))
  const ask = async (range: string, more: Record<string, string> = {}) => {
    const response = await fetch(address, { headers: { range, ...more } })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }
  expect(await ask('bytes=2-5')).toEqual([206, 'bytes 2-5/10', '2345'])
  expect(await ask('bytes=0-')).toEqual([206, 'bytes 0-9/10', '0123456789'])
  expect(await ask('bytes=7-99')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', ''])
  // What is no single part, or was seen in another version, is answered with all of it.
  for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-'])
    expect(await ask(range), range).toEqual([200, null, '0123456789'])
  expect(await ask('bytes=2-5', { 'if-range': '"other"' })).toEqual([200, null, '0123456789'])
})
