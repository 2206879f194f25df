import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verbose } from '../../__tests__/support/scripted-transcription.ts'
import { PASSWORD } from '../support/actions.ts'
import {
  atLectureNotes,
  KillableBrowser,
  kept,
  listenedSeconds,
  recordedSeconds,
  startRecording,
  untilRecorded,
} from '../support/recorder.ts'
import { expect, test } from '../support/test.ts'

/** What the product promises to lose at most. */
const MOST_LOST = 5

function expectLittleLost(recorded: number, seconds: number): void {
  // The timer shows whole seconds: there may have been almost one more.
  const lost = recorded + 1 - seconds
  test.info().annotations.push({ type: 'seconds lost at most', description: lost.toFixed(2) })
  expect(lost).toBeLessThan(MOST_LOST)
}

test('A browser that is killed in the middle of a recording loses at most five seconds of it', async ({
  page,
  context,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'offstage-killed-'))
  const browser = new KillableBrowser(data)
  try {
    const address = await atLectureNotes(page)
    const session = await context.cookies()
    const before = await browser.open(session)
    await before.goto(address)
    await startRecording(before)
    await untilRecorded(before, 8)
    const recorded = await recordedSeconds(before)
    await browser.kill()

    const after = await browser.open(session)
    await after.goto(address)
    await expect(kept(after)).toContainText(/A recording of \d+ seconds from \d\d:\d\d was interrupted\./)
    const seconds = await listenedSeconds(after)
    expectLittleLost(recorded, seconds)

    await kept(after).getByRole('button', { name: 'Continue' }).click()
    await after.getByRole('button', { name: 'Go on recording' }).click()
    await untilRecorded(after, Math.floor(seconds) + 3)
    await after.getByRole('button', { name: 'Finish' }).click()
    expect(await listenedSeconds(after)).toBeGreaterThan(seconds + 2)
  } finally {
    await browser.kill()
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('A tab that crashes in the middle of a recording loses as little', async ({ page, context }) => {
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 4)
  const recorded = await recordedSeconds(page)
  const tab = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  tab.send('Page.crash').catch(() => undefined)
  await crashed
  const after = await context.newPage()
  await after.goto(address)
  await expect(kept(after)).toContainText('was interrupted', { timeout: 15_000 })
  expectLittleLost(recorded, await listenedSeconds(after))
})

test('A browser that records MP4 alone, as older Safaris do, loses as little', async ({ page, context }) => {
  await context.addInitScript(() => {
    const supports = MediaRecorder.isTypeSupported.bind(MediaRecorder)
    MediaRecorder.isTypeSupported = (type) => type.startsWith('audio/mp4') && supports(type)
  })
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 6)
  const recorded = await recordedSeconds(page)
  const tab = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  tab.send('Page.crash').catch(() => undefined)
  await crashed
  const after = await context.newPage()
  await after.goto(address)
  await expect(kept(after)).toContainText('was interrupted', { timeout: 15_000 })
  expectLittleLost(recorded, await listenedSeconds(after))
  await kept(after).getByRole('button', { name: 'Continue' }).click()
  await after.getByRole('button', { name: 'Go on recording' }).click()
  await untilRecorded(after, recorded + 2)
  await after.getByRole('button', { name: 'Finish' }).click()
  expect(await listenedSeconds(after)).toBeGreaterThan(recorded)
})

test('A recording that goes on in one tab is not offered in another, until that one is closed', async ({
  page,
  context,
}) => {
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 2)
  const other = await context.newPage()
  await other.goto(address)
  await expect(
    other.getByText('A recording of yours is in use in another tab of this browser.'),
  ).toBeVisible()
  await expect(kept(other)).toHaveCount(0)
  await page.close()
  await expect(kept(other)).toContainText('was interrupted', { timeout: 15_000 })
  await expect(other.getByText('in use in another tab')).toHaveCount(0)
})

test('What is being sent in one tab cannot be used, changed or deleted in another', async ({
  page,
  context,
  model,
}) => {
  // Its notes go on for as long as it is looked at.
  model.hear(() => 'hold')
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 2)
  await page.getByRole('button', { name: 'Finish' }).click()
  const other = await context.newPage()
  await other.goto(address)
  await expect(kept(other)).toHaveCount(1)
  await page.route('**/upload/resumable/**', (route) => route.abort())
  await kept(page).getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByRole('link', { name: 'Watch it' })).toBeVisible()

  // It was shown here before it was taken there.
  await kept(other).getByRole('button', { name: 'Use it' }).click()
  await expect(
    other.getByText('A recording of yours is in use in another tab of this browser.'),
  ).toBeVisible()
  await expect(kept(other)).toHaveCount(0)
  model.hear(() => ({ body: verbose([{ start: 0, end: 2, text: 'A beep.' }]) }))
  await page.unroute('**/upload/resumable/**')
  // Else it goes on by itself, but after up to half a minute.
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(kept(page)).toHaveCount(0, { timeout: 30_000 })
  await expect(other.getByText('in use in another tab')).toHaveCount(0, { timeout: 15_000 })
  await expect(kept(other)).toHaveCount(0)
})

test('Who goes to another page finds what was recorded, and deletes it only after a question', async ({
  page,
}) => {
  await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 2)
  const steps = page.getByRole('navigation', { name: 'Funnel steps' })
  await steps.getByRole('link', { name: 'Customer journey' }).click()
  await expect(page.getByRole('heading', { name: 'Customer journey', level: 1 })).toBeVisible()
  await steps.getByRole('link', { name: 'Lecture notes' }).click()
  await expect(kept(page)).toContainText('was interrupted')
  await kept(page).getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep it' }).click()
  await expect(kept(page)).toHaveCount(1)
  await kept(page).getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete it' }).click()
  await expect(kept(page)).toHaveCount(0)
})

test('Another user of the same browser does not get it; its owner does', async ({ page }) => {
  const address = await atLectureNotes(page)
  await startRecording(page)
  await untilRecorded(page, 2)
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(kept(page)).toHaveCount(1)
  const email = await page
    .getByRole('button', { name: /^Account: / })
    .getAttribute('aria-label')
    .then((label) => label?.replace('Account: ', '') ?? '')
  const signOut = async () => {
    await page.getByRole('button', { name: /^Account: / }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  }
  await signOut()
  await atLectureNotes(page)
  await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
  await expect(kept(page)).toHaveCount(0)
  await signOut()
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/projects')
  await page.goto(address)
  await expect(kept(page)).toHaveCount(1)
})
