import type { Page } from '@playwright/test'
import type { Media } from '../lib/media/schema.ts'
import type { MediaService, UploadProgress } from '../lib/media/upload-media.ts'
import { createProject, signUp } from './support/actions.ts'
import { mediaBundle } from './support/media-bundle.ts'
import { stackEnvironment } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const MB = 1024 * 1024
const SECONDS = 120

interface InPage {
  media: {
    browserMediaService(config: object): MediaService
    uploadMedia: typeof import('../lib/media/upload-media.ts').uploadMedia
  }
  upload: ReturnType<InPage['media']['uploadMedia']>
  seen: UploadProgress[]
}

let bundle: string
test.beforeAll(async () => {
  bundle = await mediaBundle()
})

function publicConfig() {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = stackEnvironment()
  return { supabaseUrl: SUPABASE_URL, supabasePublishableKey: SUPABASE_PUBLISHABLE_KEY }
}

/** Begins to send two minutes of silence, 20 MB of it, as a page would. */
async function startUpload(page: Page, projectId: string): Promise<void> {
  await page.evaluate(bundle)
  await page.evaluate(
    ([config, project, seconds]) => {
      const here = globalThis as unknown as InPage
      const rate = 44_100
      const bytes = seconds * rate * 4
      const head = new DataView(new ArrayBuffer(44))
      const text = (at: number, word: string) => {
        for (const [n, letter] of [...word].entries()) head.setUint8(at + n, letter.charCodeAt(0))
      }
      text(0, 'RIFF')
      head.setUint32(4, 36 + bytes, true)
      text(8, 'WAVEfmt ')
      head.setUint32(16, 16, true)
      head.setUint16(20, 1, true)
      head.setUint16(22, 2, true)
      head.setUint32(24, rate, true)
      head.setUint32(28, rate * 4, true)
      head.setUint16(32, 4, true)
      head.setUint16(34, 16, true)
      text(36, 'data')
      head.setUint32(40, bytes, true)
      const file = new File([head, new Uint8Array(bytes)], 'silence.txt', { type: 'text/plain' })
      here.seen = []
      here.upload = here.media.uploadMedia(here.media.browserMediaService(config), file, {
        projectId: project,
        onProgress: (progress) => here.seen.push(progress),
      })
      here.upload.done.catch(() => undefined)
    },
    [publicConfig(), projectId, SECONDS] as const,
  )
}

const latest = (page: Page) => page.evaluate(() => (globalThis as unknown as InPage).seen.at(-1))
const untilSent = (page: Page, bytes: number) =>
  expect
    .poll(async () => {
      const progress = await latest(page)
      return progress?.phase === 'sending' ? progress.bytes : 0
    })
    .toBeGreaterThan(bytes)

test('A recording is sent through a lost network and a reload, each part once', async ({ page, context }) => {
  await signUp(page)
  await createProject(page, 'Recorded talks')
  const projectId = /projects\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  const network = await context.newCDPSession(page)
  const slow = { latency: 0, downloadThroughput: -1, uploadThroughput: 4 * MB }
  await network.send('Network.emulateNetworkConditions', { offline: false, ...slow })
  let begun = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/upload/resumable')) begun += 1
  })

  await startUpload(page, projectId)
  await untilSent(page, 3 * MB)
  await network.send('Network.emulateNetworkConditions', { ...slow, offline: true })
  await expect.poll(async () => (await latest(page))?.phase).toBe('waiting')
  await network.send('Network.emulateNetworkConditions', { offline: false, ...slow })
  await untilSent(page, 8 * MB)

  await page.reload()
  await startUpload(page, projectId)
  await expect.poll(async () => (await latest(page))?.phase).toBe('sending')
  const resumedAt = await page.evaluate(
    () =>
      (globalThis as unknown as InPage).seen.find(({ phase, bytes }) => phase === 'sending' && bytes > 0)
        ?.bytes,
  )
  expect(resumedAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(6 * MB)
  const media = (await page.evaluate(() => (globalThis as unknown as InPage).upload.done)) as Media
  expect(media).toMatchObject({
    status: 'ready',
    name: 'silence.txt',
    type: 'audio/wav',
    seconds: SECONDS,
    bytes: 44 + SECONDS * 44_100 * 4,
  })
  expect(begun).toBe(1)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tus::'))),
  ).toEqual([])
})
