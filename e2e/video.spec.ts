import type { Locator, Page } from '@playwright/test'
import { MUX_WEBHOOK_SECRET, muxSignature } from '../__tests__/support/scripted-mux.ts'
import { streamedVideo } from '../__tests__/support/scripted-stream.ts'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { banner, createProject, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { stackEnvironment } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const SAID = [
  'In this video I will show how to clean the coffee machine.',
  'First, switch off the machine at the back.',
  'Never open the lid while the machine is hot.',
  'Finally, sign the cleaning log.',
]
const heard = {
  body: verbose(
    SAID.map((text, n) => ({ start: n, end: n + 0.9, text })),
    { duration: 5 },
  ),
}

/** A person whose video has begun to become a training; its name is that of the project's step. */
async function uploadForTraining(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A café')
  // A phone has the list of steps elsewhere.
  await page.goto(`${page.url()}/training`)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  await (await chooser).setFiles({ name: 'Machine.mp4', mimeType: 'video/mp4', buffer: streamedVideo() })
}

const chain = (page: Page) => page.getByRole('main').getByRole('region', { name: /^Training for Machine/ })
const part = (page: Page, name: string) => chain(page).getByRole('listitem', { name })
const trainings = (page: Page) => page.getByRole('list', { name: 'Trainings' })
const player = (page: Page) => page.getByLabel('Recording: Machine.mp4')

const sourceOf = (video: Locator) => video.evaluate((media: HTMLVideoElement) => media.currentSrc)
/** Plays it from `at`, until it is past that: then its picture and its sound have come. */
async function expectPlays(video: Locator, at: number): Promise<void> {
  await expect(video).toHaveJSProperty('videoWidth', 320)
  await video.evaluate(async (media: HTMLVideoElement, at) => {
    media.muted = true
    media.currentTime = at
    await media.play()
  }, at)
  await expect
    .poll(() => video.evaluate((media: HTMLVideoElement) => media.currentTime))
    .toBeGreaterThan(at + 0.3)
  await video.evaluate((media: HTMLVideoElement) => media.pause())
}
const captionsOf = (video: Locator) =>
  video.evaluate((media: HTMLVideoElement) =>
    [...media.textTracks].map(({ mode, cues }) => `${mode} ${cues?.length ?? 0}`),
  )

test('A video is handed to Mux as the last part of its training, which is ready without it, and then plays from there', async ({
  page,
  model,
  mux,
}) => {
  test.setTimeout(240_000)
  const storage = stackEnvironment().SUPABASE_URL ?? ''
  mux.reset()
  mux.readyAtOnce = false
  model.hear(() => heard)
  await uploadForTraining(page)
  await expect(part(page, 'Video')).toContainText('Being prepared for playing', { timeout: 60_000 })
  await expect(chain(page).getByRole('status')).toHaveText('Ready for review. The rest goes on.')
  await expect(chain(page).getByRole('list', { name: 'Parts' }).getByRole('listitem')).toHaveText([
    /Transcript.*Completed/,
    /Training.*Completed/,
    /Video.*optional/,
  ])
  // The training is ready: that is not what still goes on.
  await expect(banner(page)).toContainText('Preparing the video – this may take')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  // Meanwhile it plays from storage.
  await trainings(page).getByRole('link', { name: 'View / Edit' }).click()
  await expect(player(page)).toHaveJSProperty('videoWidth', 320)
  expect(await sourceOf(player(page))).toContain(`${storage}/storage/`)

  mux.finish(mux.assets[0]?.id ?? '')
  // Mux says so, again and again: each time it is only a reason to look.
  const event = JSON.stringify({ type: 'video.asset.ready', data: { id: mux.assets[0]?.id } })
  await expect
    .poll(
      async () => {
        const headers = {
          'content-type': 'application/json',
          'mux-signature': muxSignature(event, MUX_WEBHOOK_SECRET),
        }
        expect((await page.request.post('/api/webhooks/mux', { data: event, headers })).status()).toBe(204)
        return banner(page).isVisible()
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(false)
  await page.reload()
  const playbackId = mux.assets[0]?.playback_ids[0]?.id ?? ''
  // As this browser plays streams by itself.
  await expectPlays(player(page), 2.5)
  expect(await sourceOf(player(page))).toContain(`${mux.url}/${playbackId}.m3u8?token=`)
  await expect.poll(() => captionsOf(player(page))).toEqual(['showing 4'])

  // Who learns has it beside the questions.
  await page.getByRole('button', { name: 'Add a question' }).click()
  const fields = page.getByRole('region', { name: 'Checkpoints' }).getByRole('textbox')
  const empty = await fields.count()
  await fields.nth(empty - 2).fill('Where is the machine switched off?')
  await fields.nth(empty - 1).fill('At the back.')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.getByRole('link', { name: 'Answer the questions' }).click()
  await expect(page.getByRole('region', { name: 'Where is the machine switched off?' })).toBeVisible()
  await expectPlays(player(page), 1.5)
  expect(await sourceOf(player(page))).toContain(`${mux.url}/${playbackId}.m3u8?token=`)
  await expectAccessible(page)

  // And as one does that cannot.
  await page.addInitScript(() => {
    const canPlayType = HTMLMediaElement.prototype.canPlayType
    HTMLMediaElement.prototype.canPlayType = function (type) {
      return type === 'application/vnd.apple.mpegurl' ? '' : canPlayType.call(this, type)
    }
  })
  await page.reload()
  await expectPlays(player(page), 2.5)
  expect(await sourceOf(player(page))).toMatch(/^blob:/)
  await expect.poll(() => captionsOf(player(page))).toEqual(['showing 4'])
})

for (const how of ['by itself', 'by hls.js'] as const)
  test(`What plays a stream ${how} goes on from storage when Mux is away or refuses, where it was, without a word`, async ({
    page,
    model,
    mux,
  }) => {
    test.setTimeout(240_000)
    const storage = stackEnvironment().SUPABASE_URL ?? ''
    mux.reset()
    model.hear(() => heard)
    if (how === 'by hls.js')
      await page.addInitScript(() => {
        HTMLMediaElement.prototype.canPlayType = () => ''
      })
    await uploadForTraining(page)
    await expect(trainings(page)).toBeVisible({ timeout: 60_000 })
    await expect(chain(page)).toBeHidden({ timeout: 60_000 })
    for (const streams of ['refused', 'cut'] as const) {
      mux.streams = streams
      if (streams === 'refused') await trainings(page).getByRole('link', { name: 'View / Edit' }).click()
      else await page.reload()
      await expectPlays(player(page), 1.5)
      expect(await sourceOf(player(page))).toContain(`${storage}/storage/`)
      await expect(page.getByRole('alert').filter({ hasText: 'could not be played' })).toBeHidden()
      await expect.poll(() => captionsOf(player(page))).toEqual(['showing 4'])
    }
    expect(mux.calls.some((call) => call.endsWith('.m3u8'))).toBe(true)

    // It has begun, and is refused when the place is wanted to which it never came.
    mux.streams = 'begun'
    await page.reload()
    await expect(player(page)).toHaveJSProperty('videoWidth', 320)
    expect(await sourceOf(player(page))).not.toContain('/storage/')
    await player(page).evaluate((media: HTMLVideoElement) => {
      media.muted = true
      media.currentTime = 4.2
    })
    mux.refuseStreams()
    await expect.poll(() => sourceOf(player(page)), { timeout: 30_000 }).toContain(`${storage}/storage/`)
    await expect
      .poll(() => player(page).evaluate((media: HTMLVideoElement) => media.currentTime))
      .toBeCloseTo(4.2, 1)
  })

test('A video that Mux refuses leaves the training as it is; that part says why, and is tried again by itself', async ({
  page,
  model,
  mux,
}) => {
  test.setTimeout(240_000)
  mux.reset()
  mux.trouble.push({ method: 'POST', what: { status: 401 } })
  model.hear(() => heard)
  await page.setViewportSize({ width: 360, height: 740 })
  await uploadForTraining(page)
  await expect(part(page, 'Video')).toContainText('Mux refused the keys of this installation.', {
    timeout: 60_000,
  })
  await expect(part(page, 'Training')).toContainText('Completed')
  await expect(chain(page).getByRole('status')).toHaveText('Ready for review.')
  await expect(trainings(page)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await part(page, 'Video').getByRole('button', { name: 'Retry the video' }).click()
  await expect(chain(page)).toBeHidden({ timeout: 60_000 })
  expect(mux.assets.map(({ status }) => status)).toEqual(['ready'])
})
