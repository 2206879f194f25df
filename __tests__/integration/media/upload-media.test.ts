import { randomBytes } from 'node:crypto'
import type { PreviousUpload } from 'tus-js-client'
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { createMedia, deleteMedia, finishMedia, listMedia, mediaLimits } from '@/lib/media/server'
import {
  type MediaService,
  type UploadOptions,
  type UploadProgress,
  uploadMedia,
} from '@/lib/media/upload-media'
import { type CuttingProxy, startCuttingProxy } from '../../support/cutting-proxy.ts'
import { signedInUser } from '../../support/stack.ts'

vi.mock('server-only', () => ({}))

const MB = 1024 * 1024
let proxy: CuttingProxy
let user: Awaited<ReturnType<typeof signedInUser>>
let projectId: string

beforeEach(async () => {
  user = await signedInUser()
  projectId = String(
    (await user.client.from('projects').insert({ title: 'Talks' }).select('id').single()).data?.id,
  )
  proxy = await startCuttingProxy(inject('supabaseUrl'))
  onTestFinished(() => proxy.close())
})

/** A recording of random bytes behind the head of a WAV file, under a name that says nothing. */
function recording(bytes: number): File {
  const content = randomBytes(bytes)
  content.write('RIFF\x24\0\0\0WAVEfmt ', 'latin1')
  return new File([content], 'talk.bin')
}

/** What a browser keeps in localStorage: survives the page. */
function memory(): NonNullable<MediaService['storage']['urlStorage']> {
  const kept = new Map<string, PreviousUpload>()
  const at = (prefix: string) =>
    [...kept].filter(([key]) => key.startsWith(prefix)).map(([, upload]) => upload)
  return {
    findAllUploads: async () => at(''),
    findUploadsByFingerprint: async (fingerprint) => at(`${fingerprint}::`),
    removeUpload: async (key) => void kept.delete(key),
    async addUpload(fingerprint, upload) {
      const key = `${fingerprint}::${kept.size}`
      kept.set(key, { ...upload, urlStorageKey: key })
      return key
    },
  }
}

/** The product around an upload; a new one for each page that is opened. */
function service(urlStorage = memory()): MediaService {
  const { client, accessToken } = user
  return {
    storage: {
      url: proxy.url,
      publishableKey: inject('publishableKey'),
      accessToken: async () => accessToken,
      urlStorage,
    },
    measure: async (_file, type) => ({ type, seconds: null, pixels: null, pages: null }),
    limits: () => mediaLimits(client),
    create: (project, media) => createMedia(client, project, media),
    finish: (id) => finishMedia(client, id),
    discard: (id) => deleteMedia(client, id),
  }
}

function upload(file: File, options: Partial<UploadOptions> = {}, around = service()) {
  return uploadMedia(around, file, { projectId, ...options })
}

async function expectWhole(file: File, path: string) {
  const stored = await user.client.storage.from('media').download(path)
  if (stored.error) throw stored.error
  const [one, two] = await Promise.all([stored.data.arrayBuffer(), file.arrayBuffer()])
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
}

test('12 MB cut three times arrive whole, and hardly a byte is sent twice', async () => {
  const file = recording(12 * MB + 321)
  proxy.cutAt([3 * MB, 6 * MB + 100, 11 * MB])
  const phases = new Set<string>()
  const media = await upload(file, { onProgress: ({ phase }) => phases.add(phase) }).done
  expect(media).toMatchObject({ status: 'ready', name: 'talk.bin', type: 'audio/wav', bytes: file.size })
  expect(proxy.cuts()).toBe(3)
  expect(proxy.sent() / file.size).toBeLessThan(1.1)
  expect([...phases]).toEqual(['reading', 'sending', 'waiting', 'finishing'])
  await expectWhole(file, media.path)
})

test('a page that is left and opened again goes on where it stopped, by the content of the file', async () => {
  const file = recording(25 * MB)
  const kept = memory()
  const leave = new AbortController()
  const onProgress = ({ phase, bytes }: UploadProgress) => {
    if (phase === 'sending' && bytes > 7 * MB) leave.abort()
  }
  const left = upload(file, { signal: leave.signal, onProgress }, service(kept))
  await expect(left.done).rejects.toMatchObject({ name: 'AbortError' })

  const again = new File([await file.arrayBuffer()], 'moved and renamed.bin')
  const media = await upload(again, {}, service(kept)).done
  expect(media.status).toBe('ready')
  expect(proxy.methods.filter((method) => method === 'POST')).toHaveLength(1)
  expect(proxy.sent() / file.size).toBeLessThan(1.25)
  await expectWhole(file, media.path)

  const sent = proxy.sent()
  expect((await upload(file).done).id).toBe(media.id)
  expect(proxy.sent()).toBe(sent)
  expect(await listMedia(user.client, projectId)).toHaveLength(1)
})

test('paused it sends nothing, resumed it goes on', async () => {
  const file = recording(25 * MB)
  const paused = Promise.withResolvers<void>()
  let pauses = 0
  const sending = upload(file, {
    onProgress({ phase, bytes }) {
      if (phase === 'sending' && bytes > 6 * MB && pauses++ === 0) sending.pause()
      if (phase === 'paused') paused.resolve()
    },
  })
  await paused.promise
  const asked = proxy.methods.length
  for (let round = 0; round < 5; round += 1) await listMedia(user.client, projectId)
  expect(proxy.methods).toHaveLength(asked)

  sending.resume()
  const media = await sending.done
  expect(proxy.methods.filter((method) => method === 'POST')).toHaveLength(1)
  expect(proxy.sent() / file.size).toBeLessThan(1.25)
  await expectWhole(file, media.path)
})

test('a server that restarts while it is asked where the upload stands loses nothing of it', async () => {
  const file = recording(9 * MB)
  proxy.cutAt([8 * MB])
  proxy.refuseHeads(2)
  const media = await upload(file).done
  expect(proxy.methods.filter((method) => method === 'POST')).toHaveLength(1)
  expect(proxy.sent() / file.size).toBeLessThan(1.1)
  await expectWhole(file, media.path)
})

test('two pages that send the same file are one media, and both come to the end', async () => {
  const file = recording(7 * MB)
  const [one, two] = await Promise.all([upload(file).done, upload(file).done])
  expect(one.id).toBe(two.id)
  await expectWhole(file, one.path)
})

test('what was sent before a lost last word is not sent again', async () => {
  const file = recording(MB)
  const lost = service()
  const gone = uploadMedia({ ...lost, finish: () => Promise.reject(new Error('The tab was closed')) }, file, {
    projectId,
  })
  await expect(gone.done).rejects.toThrow('The tab was closed')
  const sent = proxy.sent()
  expect((await upload(file).done).status).toBe('ready')
  expect(proxy.sent()).toBe(sent)
})

test('what was put together wrongly where it was taken up again is found out, and does not stay', async () => {
  proxy.cutAt([7 * MB])
  proxy.spoilAfterCut()
  await expect(upload(recording(8 * MB)).done).rejects.toMatchObject({
    code: 'conflict',
    message: 'What arrived is not the file that was chosen. Choose it again.',
  })
  expect(await listMedia(user.client, projectId)).toEqual([])
})

test('a file that changes on the disk while it is sent says so', async () => {
  const file = recording(2 * MB)
  const changed = new Proxy(file, {
    get(target, name) {
      if (name === 'slice' && proxy.methods.includes('POST'))
        return () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) })
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await expect(upload(changed).done).rejects.toMatchObject({ code: 'invalid_input', status: 422 })
})

test('what cannot be used is refused before anything is sent', async () => {
  const refused = async (file: File) => (await upload(file).done.catch((error: unknown) => error)) as object
  expect(await refused(new File(['# Notes'], 'talk.mp3', { type: 'audio/mpeg' }))).toMatchObject({
    code: 'unsupported_media_type',
  })
  expect(await refused(new File([], 'talk.mp3'))).toMatchObject({ code: 'file_empty' })
  const limits = await mediaLimits(user.client)
  const sound = { ...limits.of.sound, maxBytes: MB }
  const tight = { ...service(), limits: async () => ({ ...limits, of: { ...limits.of, sound } }) }
  await expect(upload(recording(MB + 1), {}, tight).done).rejects.toMatchObject({
    code: 'file_too_large',
    message:
      'This recording has a little over 1 MB; at most 1 MB can be used. Save it as MP3 or M4A, or split it in two.',
  })
  expect(proxy.methods).toEqual([])
})

test('given up while it is sent it ends in words, and nothing of it stays', async () => {
  const file = recording(13 * MB)
  let given: Promise<void> | undefined
  const giveUp = (id: string) => deleteMedia(user.client, id)
  const sending = upload(file, {
    onProgress({ phase, bytes, mediaId }) {
      if (phase === 'sending' && bytes > MB && mediaId) given ??= giveUp(mediaId)
    },
  })
  await expect(sending.done).rejects.toMatchObject({ code: 'not_found', status: 404 })
  await given
  expect(await listMedia(user.client, projectId)).toEqual([])
})
