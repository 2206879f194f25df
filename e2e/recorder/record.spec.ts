import { verbose } from '../../__tests__/support/scripted-transcription.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/looks.ts'
import {
  atLectureNotes,
  kept,
  keptBytes,
  listenedSeconds,
  panel,
  recordedSeconds,
  startRecording,
  untilRecorded,
} from '../support/recorder.ts'
import { expect, test } from '../support/test.ts'

const SAID = [
  'A mempool is a cache of unconfirmed transactions.',
  'Each node keeps a mempool of its own, and its policy decides which transactions are dropped.',
  'Transactions with higher fees are kept longer than others in the mempool.',
]

test('What is recorded with a pause in it has the length of what was said, and can be heard', async ({
  page,
}) => {
  await atLectureNotes(page)
  await startRecording(page)
  await expectAccessible(page)
  await untilRecorded(page, 3)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(panel(page).getByText('Paused')).toBeVisible()
  const paused = await recordedSeconds(page)
  const pausedAt = Date.now()
  await expect.poll(() => Date.now() - pausedAt, { timeout: 10_000 }).toBeGreaterThan(3_000)
  // What is shown may have been a moment old.
  expect(await recordedSeconds(page)).toBeLessThanOrEqual(paused + 1)
  await page.getByRole('button', { name: 'Go on' }).click()
  await untilRecorded(page, paused + 2)
  const shown = await recordedSeconds(page)
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(kept(page)).toContainText('waits to be used')
  expect(await keptBytes(page)).toBeGreaterThan(10_000)
  const seconds = await listenedSeconds(page)
  expect(seconds).toBeGreaterThan(shown - 1)
  expect(seconds).toBeLessThan(shown + 2)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save a copy' }).click()
  expect((await download).suggestedFilename()).toMatch(/^Recording \d+ \w+ \d{4}, \d\d.\d\d\.webm$/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('The level of the microphone is shown, and another one is chosen while it records', async ({ page }) => {
  await atLectureNotes(page)
  await startRecording(page)
  const level = () => page.getByRole('meter', { name: 'Level' }).getAttribute('aria-valuenow')
  await expect.poll(async () => Number(await level()), { intervals: [150] }).toBeGreaterThan(20)
  await untilRecorded(page, 2)
  await page.getByRole('combobox', { name: 'Microphone' }).click()
  await page.getByRole('option', { name: 'Fake Audio Input 2' }).click()
  await expect(page.getByRole('combobox', { name: 'Microphone' })).toContainText('Fake Audio Input 2')
  await expect(panel(page).getByText('Recording', { exact: true })).toBeVisible()
  await untilRecorded(page, 5)
  await page.getByRole('button', { name: 'Finish' }).click()
  expect(await listenedSeconds(page)).toBeGreaterThan(4)
})

test('From what is recorded come notes, and it is gone from this browser when all of it is stored', async ({
  page,
  model,
}) => {
  model.hear(() => ({ body: verbose(SAID.map((text, n) => ({ start: n / 2, end: n / 2 + 0.5, text }))) }))
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 2)
  await page.getByRole('button', { name: 'Finish' }).click()

  // Its pieces arrive, the original does not.
  let jobs = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/jobs')) jobs += 1
  })
  await page.route('**/upload/resumable/**', (route) => route.abort())
  await kept(page).getByRole('button', { name: 'Use it' }).click()
  await expect(kept(page)).toContainText('It stays in this browser until all of it is stored.')
  await expect(page.getByRole('link', { name: 'Watch the notes' })).toBeVisible()
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()

  await expect(kept(page)).toContainText('Its notes were begun.')
  await page.unroute('**/upload/resumable/**')
  await kept(page).getByRole('button', { name: 'Send the rest' }).click()
  await expect(kept(page)).toHaveCount(0)
  const row = page.getByRole('list', { name: 'Recordings' }).getByRole('listitem')
  await expect(row).toHaveCount(1)
  await expect(row).not.toContainText('cannot be played')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
  await expect(kept(page)).toHaveCount(0)
  expect(jobs).toBe(1)
  expect(await keptBytes(page)).toBe(0)

  await expect(async () => {
    await page.goto(address)
    await page
      .getByRole('list', { name: 'Lecture notes' })
      .getByRole('link')
      .first()
      .click({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('textbox', { name: 'Term 1', exact: true })).toHaveValue('mempool')
})

test('All of it is done with the keyboard, and the focus is never lost', async ({ page }) => {
  await atLectureNotes(page)
  await page.getByRole('button', { name: 'Record', exact: true }).focus()
  await page.keyboard.press('Enter')
  for (const [focused, key] of [
    ['Start recording', 'Enter'],
    ['Pause', 'Enter'],
    ['Go on', 'Enter'],
    ['Pause', 'Tab'],
    ['Finish', 'Enter'],
  ] as const) {
    await expect(page.getByRole('button', { name: focused })).toBeFocused()
    // A key is faster than a sound: of what is empty there is nothing to keep.
    if (key === 'Tab') await untilRecorded(page, 1)
    await page.keyboard.press(key)
  }
  await expect(page.getByRole('button', { name: 'Use it' })).toBeFocused()
})

test('Who wants less motion sees the level change a few times a second and no more', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await atLectureNotes(page)
  await startRecording(page)
  const meter = page.getByRole('meter', { name: 'Level' })
  const changes = await meter.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        let seen = 0
        const watcher = new MutationObserver((records) => {
          seen += records.filter(({ target }) => target !== element).length
          if (performance.now() - begun < 3_000) return
          watcher.disconnect()
          resolve(seen)
        })
        watcher.observe(element, { attributes: true, subtree: true })
      }),
  )
  expect(changes).toBeGreaterThan(1)
  expect(changes).toBeLessThanOrEqual(10)
})
