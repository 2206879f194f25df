import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { announcePieces, finishPieces } from '@/lib/media/pieces-server'
import { type RecordingService, type SendRecordingOptions, sendRecording } from '@/lib/media/send-recording'
import { createMedia, deleteMedia, finishMedia, listMedia, mediaLimits } from '@/lib/media/server'
import { type CuttingProxy, startCuttingProxy } from '../../support/cutting-proxy.ts'
import { wavBytes } from '../../support/sound.ts'
import { signedInUser } from '../../support/stack.ts'

vi.mock('server-only', () => ({}))

let proxy: CuttingProxy
let user: Awaited<ReturnType<typeof signedInUser>>
let projectId: string
let announced: number[]

beforeEach(async () => {
  user = await signedInUser()
  projectId = String(
    (await user.client.from('projects').insert({ title: 'Talks' }).select('id').single()).data?.id,
  )
  proxy = await startCuttingProxy(inject('supabaseUrl'))
  announced = []
  onTestFinished(() => proxy.close())
})

function service(): RecordingService {
  const { client, accessToken } = user
  return {
    storage: {
      url: proxy.url,
      publishableKey: inject('publishableKey'),
      accessToken: async () => accessToken,
    },
    measure: async (_file, type) => ({ type, seconds: null, pixels: null, pages: null }),
    limits: () => mediaLimits(client),
    create: (project, media) => createMedia(client, project, media),
    finish: (id) => finishMedia(client, id),
    discard: (id) => deleteMedia(client, id),
    announcePieces(id, pieces) {
      announced.push(...pieces.map(({ position }) => position))
      return announcePieces(client, id, pieces)
    },
    finishPieces: (id, count) => finishPieces(client, id, count),
  }
}

const wav = (seconds: number, level = 0.5) =>
  new File([new Uint8Array(wavBytes({ seconds, rate: 8000, channels: 2, level }))], 'lecture.wav')
const send = (file: File, options: Partial<SendRecordingOptions> = {}) =>
  sendRecording(service(), file, { projectId, ...options })
const stored = async () =>
  (await user.client.from('media_pieces').select('position, status, path').order('position')).data ?? []

test('a recording can be heard before its original is there, and is played when it is', async () => {
  const file = wav(500)
  const upload = send(file)
  const { mediaId } = await upload.audible
  const [row] = await listMedia(user.client, projectId)
  expect(row).toMatchObject({ id: mediaId, status: 'uploading', seconds: 500 })
  expect(row?.piecesReadyAt).not.toBeNull()
  expect(await upload.done).toMatchObject({ id: mediaId, status: 'ready', bytes: file.size })
  const pieces = await stored()
  expect(pieces.map(({ status }) => status)).toEqual(Array(5).fill('ready'))
  expect(announced.toSorted()).toEqual([0, 1, 2, 3, 4])
})

test('a connection that breaks again and again costs no piece, and the same file again sends none', async () => {
  const file = wav(500)
  proxy.cutAt([1_000_000, 2_500_000, 6_000_000])
  await send(file).done
  expect(proxy.cuts()).toBe(3)
  const total = file.size + 500 * 16_000
  expect(proxy.sent()).toBeLessThan(total * 1.5)
  const sent = proxy.sent()
  announced = []
  await expect(send(file).audible).resolves.toMatchObject({ mediaId: expect.any(String) })
  expect({ sent: proxy.sent(), announced }).toEqual({ sent, announced: [] })
})

test('a page that was left goes on with the pieces that are missing', async () => {
  const file = wav(1000)
  const leave = new AbortController()
  const left = send(file, {
    signal: leave.signal,
    onProgress: ({ pieces }) => pieces.sent === 4 && leave.abort(),
  })
  await expect(left.done).rejects.toMatchObject({ name: 'AbortError' })
  await expect(left.audible).rejects.toMatchObject({ name: 'AbortError' })
  announced = []
  await send(file).audible
  // Those on their way when the page was left may have arrived.
  expect(announced.length).toBeLessThanOrEqual(5)
  expect(await stored()).toHaveLength(9)
})

test('nothing is kept of a recording that is silent, and of what is none nothing is announced', async () => {
  await expect(send(wav(200, 0)).done).rejects.toMatchObject({ code: 'transcript_no_speech', status: 422 })
  await expect(send(new File(['Hello'], 'talk.mp3')).done).rejects.toMatchObject({ status: 415 })
  const broken = new File(
    [new Uint8Array(wavBytes({ seconds: 1, rate: 8000, channels: 1 })).slice(0, 24)],
    'talk.wav',
  )
  await expect(send(broken).done).rejects.toMatchObject({ code: 'recording_unreadable' })
  expect({ announced, sent: proxy.sent() }).toEqual({ announced: [], sent: 0 })
  expect(await listMedia(user.client, projectId)).toEqual([])
  expect(await stored()).toEqual([])
})
