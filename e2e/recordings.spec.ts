import type { Page } from '@playwright/test'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { wavBytes } from '../__tests__/support/sound.ts'
import { createProject, openStep, signUp, uploadRecording as upload } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const SAID = [
  'A mempool is a cache of unconfirmed transactions.',
  'Each node keeps a mempool of its own, and its policy decides which transactions are dropped.',
  'Transactions with higher fees are kept longer than others in the mempool.',
]
const heardIn = (piece: number) =>
  verbose([{ start: 1, end: 6, text: SAID[piece % SAID.length] ?? '' }], { duration: 120 })

const lecture = verbose(SAID.map((text, n) => ({ start: 10 + n * 20, end: 25 + n * 20, text })))

async function atLectureNotes(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Lecture notes')
}

/** The way to the notes of a project that has one. */
const notesOf = (page: Page) =>
  page.getByRole('list', { name: 'Lecture notes' }).getByRole('link', { name: 'View / Edit' })

test('A recording is cut here, heard piece by piece while one looks on, and its notes link to their times', async ({
  page,
  model,
}) => {
  model.hear(({ index }) => (index === 1 ? 'hold' : { body: heardIn(index) }))
  await atLectureNotes(page)
  await page.getByRole('combobox', { name: 'Spoken language' }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await upload(page, 'Mempools.wav', wavBytes({ seconds: 250, rate: 8000, channels: 2 }))
  await page.getByRole('link', { name: 'Watch it' }).click()
  await expect(page.getByText('2 of 3 parts heard', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('list', { name: 'What is said' })).toContainText('mempool')
  // One channel at speech rate, coded here: two minutes of it.
  for (const { type, bytes, language } of model.heard) {
    expect({ type, language }).toEqual({ type: 'audio/ogg', language: 'de' })
    expect(bytes).toBeLessThan(600_000)
  }
  model.hear(({ index }) => ({ body: heardIn(index + 1) }))

  await expect(page.getByRole('heading', { name: 'Your lecture notes are ready' })).toBeVisible({
    timeout: 30_000,
  })
  await page.getByText('What was said', { exact: true }).click()
  await expect(page.getByRole('listitem', { name: 'Part 3 of 3' })).toContainText('mempool')
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('textbox', { name: 'Term 1', exact: true })).toHaveValue('mempool')

  await openStep(page, 'Lecture notes')
  await expect(page.getByRole('listitem').filter({ hasText: 'Mempools.wav' })).toContainText('4:10 · 7.6 MB')
})

test('What cannot be heard is said before anything is sent', async ({ page, model }) => {
  model.hear(() => ({ body: verbose([]) }))
  await atLectureNotes(page)
  await expect(page.getByText(/MP3, M4A, WAV.* up to .* and .* hours/)).toBeVisible()
  const problem = page.getByRole('main').getByRole('alert')
  for (const [name, bytes, words] of [
    ['notes.mp3', Buffer.from('No sound at all'), 'is no sound, video, picture or PDF'],
    ['empty.wav', Buffer.alloc(0), 'This file is empty.'],
    ['half.wav', wavBytes({ seconds: 1, rate: 8000, channels: 1 }).subarray(0, 24), 'cannot be read'],
    [
      'night.wav',
      wavBytes({ seconds: 3, rate: 8000, channels: 1, level: 0 }),
      'silent from beginning to end',
    ],
  ] as const) {
    await upload(page, name, Buffer.from(bytes))
    await expect(problem).toContainText(words)
    await problem.getByRole('button', { name: 'Dismiss' }).click()
  }
  await page.reload()
  await expect(page.getByRole('button', { name: 'Upload audio or video' })).toBeEnabled()
  await expect(page.getByRole('heading', { name: 'Recordings' })).toBeHidden()
  expect(model.heard).toEqual([])
})

test('A page that was reloaded goes on with the same file, and a recording can be deleted', async ({
  page,
  model,
  context,
}) => {
  test.setTimeout(180_000)
  model.hear(({ index }) => ({ body: heardIn(index) }))
  await atLectureNotes(page)
  const network = await context.newCDPSession(page)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 4 * 1024 * 1024 }
  await network.send('Network.emulateNetworkConditions', slow)
  const file = wavBytes({ seconds: 300, rate: 16_000, channels: 2 })
  await upload(page, 'Mempools.wav', file)
  await expect(page.getByText(/^It can be heard already/)).toBeVisible({ timeout: 20_000 })
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()

  const row = page.getByRole('listitem').filter({ hasText: 'Mempools.wav' })
  await expect(row).toContainText('Notes can be taken of it, but it cannot be played')
  let pieces = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/pieces/')) pieces += 1
  })
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
  await page.getByRole('tab', { name: 'From a file' }).click()
  await upload(page, 'The same.wav', file)
  // Eighteen megabytes, on a machine that may have other things to do.
  await expect(row).not.toContainText('cannot be played', { timeout: 90_000 })
  await expect(row).toContainText('5:00')
  expect(pieces).toBe(0)

  await row.getByRole('button', { name: 'More for Mempools.wav' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(row).toBeHidden()
})

test('The player, the transcript and the notes keep in step, and the notes outlive the recording', async ({
  page,
  model,
}) => {
  model.hear(() => ({ body: lecture }))
  await atLectureNotes(page)
  await upload(page, 'Mempools.wav', wavBytes({ seconds: 90, rate: 16_000, channels: 1 }))
  await notesOf(page).click({ timeout: 30_000 })

  const player = page.getByLabel('Recording: Mempools.wav')
  const placeOf = () => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)
  const transcript = page.getByRole('list', { name: 'Transcript' })
  const current = transcript.locator('[aria-current]')
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => Math.round(audio.duration))).toBe(90)
  await page.getByRole('button', { name: '0:30 · line 2' }).first().click()
  await expect(current).toContainText('Each node keeps a mempool of its own')
  expect(await placeOf()).toBeGreaterThanOrEqual(30)

  await page.keyboard.press('Tab')
  await current.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(current).toContainText('Transactions with higher fees')
  await expect.poll(placeOf).toBeGreaterThanOrEqual(50)
  await page.getByRole('searchbox', { name: 'Search the transcript' }).fill('POLICY')
  await expect(transcript.getByRole('listitem')).toHaveCount(1)

  await openStep(page, 'Lecture notes')
  await page.getByRole('button', { name: 'More for Mempools.wav' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'Recordings' })).toBeHidden()
  await notesOf(page).click()
  await expect(page.getByText('The recording was deleted. What was said in it is kept.')).toBeVisible()
  await page.getByRole('button', { name: '0:30 · line 2' }).first().click()
  await expect(transcript.getByRole('button', { name: /Each node keeps/ })).toBeVisible()
})

test('A player whose link has expired gets another one, and goes on where it was', async ({
  page,
  model,
}) => {
  model.hear(() => ({ body: lecture }))
  await atLectureNotes(page)
  await upload(page, 'Mempools.wav', wavBytes({ seconds: 60, rate: 16_000, channels: 1 }))
  const notes = notesOf(page)
  await expect(notes).toBeVisible({ timeout: 30_000 })
  let links = 0
  await page.route('**/api/media/*/link', async (route) => {
    links += 1
    const response = await route.fetch()
    const link = (await response.json()) as { url: string; expiresAt: string }
    const old = { url: `${link.url.slice(0, -4)}lost`, expiresAt: new Date(0).toISOString() }
    await route.fulfill({ response, json: links === 1 ? old : link })
  })
  await notes.click()
  const player = page.getByLabel('Recording: Mempools.wav')
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => Math.round(audio.duration))).toBe(60)
  expect(links).toBe(2)
})

test('A transcript is heard, put right, its speaker named, and noted again', async ({ page, model }) => {
  const segments = SAID.map((text, n) => ({ start: 10 + n * 20, end: 25 + n * 20, text, speaker: 'A' }))
  model.hear(() => ({ body: { ...lecture, segments } }))
  await atLectureNotes(page)
  await upload(page, 'Mempools.wav', wavBytes({ seconds: 90, rate: 16_000, channels: 1 }))
  await expect(notesOf(page)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('list', { name: 'Transcripts' }).getByRole('link', { name: 'View / Edit' }).click()

  const transcript = page.getByRole('list', { name: 'Transcript' })
  await transcript.getByRole('button', { name: /Each node keeps/ }).focus()
  await page.keyboard.press('F2')
  const line = page.getByRole('textbox', { name: 'Line 2' })
  await line.fill('Each node keeps a mempool of its own, which relay42 forgets.')
  await page.keyboard.press('Enter')
  await expect(transcript.getByRole('button', { name: /relay42/ })).toBeFocused()
  await page.getByRole('textbox', { name: 'Is called' }).fill('Gloria')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(transcript.getByText('Gloria:')).toHaveCount(3)
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.reload()
  await expect(transcript.getByRole('button', { name: /Gloria: .*relay42/ })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Take notes' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are ready' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByRole('main')).toContainText('relay42')

  // What was heard before is not heard, and paid for, again.
  await openStep(page, 'Lecture notes')
  await page.getByRole('button', { name: 'Take notes of Mempools.wav' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are ready' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByRole('main')).toContainText('relay42')
  expect(model.heard).toHaveLength(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In the ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('the pages of a recording fit a phone and have no barrier', async ({ page, model }) => {
      model.hear(() => ({ body: lecture }))
      await atLectureNotes(page)
      await upload(
        page,
        `${'Mempools and '.repeat(12)}.wav`,
        wavBytes({ seconds: 90, rate: 16_000, channels: 1 }),
      )
      await expect(notesOf(page)).toBeVisible({ timeout: 30_000 })
      const step = page.url()
      for (const list of ['Lecture notes', 'Transcripts']) {
        await page.goto(step)
        await expectFits(page)
        await page.getByRole('list', { name: list }).getByRole('link', { name: 'View / Edit' }).click()
        await expect(page.getByLabel(/^Recording: /)).toBeVisible()
        await expectFits(page)
      }
    })
  })
}

async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}
