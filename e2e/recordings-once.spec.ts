import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { wavBytes } from '../__tests__/support/sound.ts'
import { uploadRecording } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { atLectureNotes } from './support/recorder.ts'
import { expect, test } from './support/test.ts'

const said = verbose([
  { start: 0, end: 9, text: 'A mempool is a cache of unconfirmed transactions.' },
  {
    start: 10,
    end: 19,
    text: 'Each node keeps a mempool of its own, and its policy decides which are dropped.',
  },
  { start: 20, end: 29, text: 'Transactions with higher fees are kept longer than others in the mempool.' },
])
const PIECES = '**/storage/v1/object/media/**'
const notesOf = (page: Page) =>
  page.getByRole('list', { name: 'Lecture notes' }).getByRole('link', { name: 'View / Edit' })

// Whole recordings are made, cut and sent: a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

/** Lets so many pieces of a tab through and holds the others; what was let through, and what was tried, by its content. */
async function holdPieces(page: Page, letThrough: number) {
  const tried: string[] = []
  const gate = Promise.withResolvers<void>()
  const seen = { tried, stored: 0, open: gate.resolve }
  await page.route(PIECES, async (route) => {
    tried.push(
      createHash('sha256')
        .update(route.request().postDataBuffer() ?? '')
        .digest('hex'),
    )
    if (tried.length > letThrough) await gate.promise
    const response = await route.fetch()
    seen.stored += 1
    await route.fulfill({ response })
  })
  return seen
}

async function jobsOf(page: Page): Promise<number> {
  const projectId = /projects\/([0-9a-f-]+)/.exec(page.url())?.[1]
  const response = await page.request.get(`/api/jobs?projectId=${projectId}`)
  return ((await response.json()) as { jobs: unknown[] }).jobs.length
}

test('Two tabs that are given the same file send it once, and notes are taken once', async ({
  page,
  context,
  model,
}) => {
  model.hear(() => ({ body: said }))
  const step = await atLectureNotes(page)
  const other = await context.newPage()
  await other.goto(step)
  const file = wavBytes({ seconds: 60, rate: 8000, channels: 1 })
  const [here, there] = [await holdPieces(page, 0), await holdPieces(other, 99)]
  await uploadRecording(page, 'Mempools.wav', file)
  await expect.poll(() => here.tried.length).toBe(1)

  await uploadRecording(other, 'Mempools.wav', file)
  const waits = other.getByText(
    'Another tab is sending this file. If that one stops or is closed, this one goes on.',
  )
  await expect(waits).toBeVisible()
  await expectAccessible(other)
  await other.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(other)
  here.open()
  await expect(waits).toBeHidden({ timeout: 90_000 })
  await expect(notesOf(other)).toHaveCount(1, { timeout: 90_000 })
  expect(there.tried).toEqual([])
  expect(await jobsOf(other)).toBe(1)
  expect(model.heard).toHaveLength(1)
})

test('On a phone what was chosen is seen at once, below what it was chosen with', async ({ page }) => {
  await atLectureNotes(page)
  await page.setViewportSize({ width: 360, height: 640 })
  await uploadRecording(page, 'night.wav', wavBytes({ seconds: 3, rate: 8000, channels: 1, level: 0 }))
  const problem = page.getByRole('main').getByRole('alert')
  await expect(problem).toContainText('silent from beginning to end')
  await expect(problem).toBeInViewport()
})

test('A tab that waits for another goes on with the file when that one is closed', async ({
  page,
  context,
  model,
}) => {
  model.hear(() => ({ body: said }))
  const step = await atLectureNotes(page)
  const other = await context.newPage()
  await other.goto(step)
  const file = wavBytes({ seconds: 60, rate: 8000, channels: 1 })
  const here = await holdPieces(page, 0)
  await uploadRecording(page, 'Mempools.wav', file)
  await expect.poll(() => here.tried.length).toBe(1)
  await uploadRecording(other, 'Mempools.wav', file)
  await expect(other.getByText(/^Another tab is sending this file/).first()).toBeVisible()
  await page.close()
  await expect(notesOf(other)).toHaveCount(1, { timeout: 90_000 })
  expect(await jobsOf(other)).toBe(1)
})

test('After a reload pieces are cut the same again, and those that were sent are not sent again', async ({
  page,
  model,
}) => {
  model.hear(() => ({ body: said }))
  await atLectureNotes(page)
  const file = wavBytes({ seconds: 300, rate: 8000, channels: 1 })
  const before = await holdPieces(page, 1)
  await uploadRecording(page, 'Mempools.wav', file)
  await expect.poll(() => [before.stored, before.tried.length]).toEqual([1, 3])
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await page.unroute(PIECES)
  const after = await holdPieces(page, 99)
  await uploadRecording(page, 'Mempools.wav', file)
  await expect(notesOf(page)).toHaveCount(1, { timeout: 90_000 })
  expect(after.tried.toSorted()).toEqual(before.tried.slice(1).toSorted())
})

test('A tab that sends nothing itself shows how far another one is, and that it is closed', async ({
  page,
  context,
  model,
}) => {
  model.hear(() => ({ body: said }))
  const step = await atLectureNotes(page)
  const other = await context.newPage()
  await other.goto(step)
  await expect(other.getByRole('button', { name: 'Upload audio or video' })).toBeEnabled()
  const held = await holdPieces(page, 0)
  await uploadRecording(page, 'Mempools.wav', wavBytes({ seconds: 60, rate: 8000, channels: 1 }))
  await expect.poll(() => held.tried.length).toBe(1)

  const row = other.getByRole('listitem').filter({ hasText: 'Mempools.wav' })
  await expect(row).toContainText('Another tab sends it.')
  await expect(row.getByRole('progressbar', { name: 'Sending Mempools.wav in another tab' })).toBeVisible()
  await expectAccessible(other)
  await other.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(other)

  // One that is opened only now asks what is sent.
  const third = await context.newPage()
  await third.goto(step)
  const late = third.getByRole('listitem').filter({ hasText: 'Mempools.wav' })
  await expect(late).toContainText('Another tab sends it.')

  // Closed as it is, without a word.
  await page.close({ runBeforeUnload: false })
  for (const seen of [row, late]) {
    await expect(seen).toContainText('upload the same file again', { ignoreCase: true })
    await expect(seen.getByRole('progressbar')).toBeHidden()
  }
})
