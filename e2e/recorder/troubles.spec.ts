import { chromium, type Page } from '@playwright/test'
import {
  atLectureNotes,
  kept,
  listenedSeconds,
  panel,
  recordedSeconds,
  startRecording,
  untilRecorded,
} from '../support/recorder.ts'
import { expect, test } from '../support/test.ts'

interface Holding {
  streams: MediaStream[]
}

/** Keeps what the browser gave the page, so that it can be taken away from it. */
async function holdMicrophones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const here = globalThis as unknown as Holding
    here.streams = []
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints)
      here.streams.push(stream)
      return stream
    }
  })
}

/** What a browser does when a microphone is pulled out: its track ends, and says so. */
const unplug = (page: Page) =>
  page.evaluate(() => {
    for (const track of (globalThis as unknown as Holding).streams.at(-1)?.getTracks() ?? []) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })

test('A microphone that is pulled out loses nothing; the recording goes on with another', async ({
  page,
}) => {
  await holdMicrophones(page)
  await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 3)
  await unplug(page)
  await expect(page.getByRole('alert').filter({ hasText: 'The microphone is gone.' })).toContainText(
    'What was recorded is kept: choose another and go on, or finish.',
  )
  await expect(panel(page).getByText('Paused')).toBeVisible()
  const before = await recordedSeconds(page)
  await page.getByRole('combobox', { name: 'Microphone' }).click()
  await page.getByRole('option', { name: 'Fake Audio Input 1' }).click()
  await expect(page.getByText('The microphone is gone.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Go on' }).click()
  await untilRecorded(page, before + 2)
  await page.getByRole('button', { name: 'Finish' }).click()
  expect(await listenedSeconds(page)).toBeGreaterThan(before + 1)
})

test('A full disk stops a recording in words, and it goes on when there is room', async ({ page }) => {
  test.setTimeout(150_000)
  await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 3)
  const disk = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await disk.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await expect(page.getByRole('alert').filter({ hasText: 'There is no room left' })).toContainText(
    'What was recorded until now is kept',
    // The browser remembers for a while how much room there was.
    { timeout: 60_000 },
  )
  const before = await recordedSeconds(page)
  await disk.send('Storage.overrideQuotaForOrigin', { origin })
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('There is no room left')).toHaveCount(0)
  await untilRecorded(page, before + 2)
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(kept(page)).toHaveCount(1)
  expect(await listenedSeconds(page)).toBeGreaterThan(before + 1)
})

test('Who has no microphone, or does not allow it, is told what to do', async ({ baseURL }) => {
  const said = async (...flags: string[]) => {
    const browser = await chromium.launch({
      executablePath: process.env.OFFSTAGE_E2E_CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...flags],
    })
    try {
      const page = await browser.newPage({ baseURL })
      await atLectureNotes(page)
      await page.getByRole('button', { name: 'Record', exact: true }).click()
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert).toBeVisible()
      await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
      return await alert.textContent()
    } finally {
      await browser.close()
    }
  }
  expect(await said()).toContain('No microphone was found. Connect one, then try again.')
  const denied = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']
  expect(await said(...denied)).toContain('The microphone is not allowed here.')
})

test('A browser that cannot record says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'MediaRecorder'))
  await atLectureNotes(page)
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This browser cannot record sound.')
})
