import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfDocx, textOfPdf } from '../__tests__/support/printed-text.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const LECTURE = `WEBVTT

00:00:00.000 --> 00:00:05.000
Hello everyone, can you hear me?

00:00:05.000 --> 00:00:12.000
A mempool is a cache of unconfirmed transactions.

00:00:12.000 --> 00:00:20.000
Each node keeps a mempool of its own, and its policy decides

00:00:20.000 --> 00:00:26.000
which transactions are dropped when it is full.

00:00:26.000 --> 00:00:34.000
Transactions with higher fees are kept longer than others.`

async function atLectureNotes(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Lecture notes')
}

async function pasteTranscript(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'From a transcript' }).click()
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('A lecture')
  await page.getByRole('textbox', { name: 'Text of the transcript' }).fill(text)
  await page.getByRole('button', { name: 'Add this text' }).click()
  await expect(page.getByRole('combobox', { name: 'Transcript' })).toContainText('A lecture')
}

/** Has notes taken and waits for them where they are followed: the page of the step has links of the same name. */
async function generateNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Generate lecture notes' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are ready' })).toBeVisible({
    timeout: 30_000,
  })
}

/** The notes of a project that has some. */
const notes = (page: Page) => page.getByRole('list', { name: 'Lecture notes' })

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })

test('From captions come notes with times, which are edited, saved and exported', async ({ page }) => {
  await atLectureNotes(page)
  await pasteTranscript(page, LECTURE)
  await generateNotes(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()

  const term = page.getByRole('textbox', { name: 'Term 1', exact: true })
  await expect(term).toHaveValue('mempool')
  const section = page.getByRole('region', { name: 'Sections' })
  await expect(section).toContainText('0:12 · lines 3–4')
  const point = page.getByRole('textbox', { name: 'Point 1 of section 1' })
  await point.fill('A mempool holds what is not confirmed yet.')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(point).toHaveValue('A mempool holds what is not confirmed yet.')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Markdown' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('- A mempool holds what is not confirmed yet. *(00:05, line 2)*')

  for (const [name, head] of [
    ['Word (docx)', 'PK'],
    ['PDF', '%PDF'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const next = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    const file = await next
    expect(file.suggestedFilename()).toMatch(name === 'PDF' ? /\.pdf$/ : /\.docx$/)
    const bytes = new Uint8Array(await readFile(await file.path()))
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, head.length))).toBe(head)
    const words = name === 'PDF' ? await textOfPdf(bytes) : textOfDocx(bytes)
    expect(words).toContain('A mempool holds what is not confirmed yet.')
  }

  await page.getByRole('button', { name: 'Revisions' }).click()
  await page.getByRole('button', { name: 'Revision 1, generated' }).click()
  await page.getByRole('button', { name: 'Restore this revision' }).click()
  await expect(point).toHaveValue('A mempool is a cache of unconfirmed transactions.')
})

test('While another transcript is read, no notes are asked for of the one before', async ({ page }) => {
  await atLectureNotes(page)
  await pasteTranscript(page, LECTURE)
  const generate = page.getByRole('button', { name: 'Generate lecture notes' })
  await expect(generate).toBeEnabled()
  const gate = Promise.withResolvers<void>()
  await page.route('**/api/projects/*/transcripts', async (route) => {
    await gate.promise
    await route.continue()
  })
  const file = { name: 'Another.txt', mimeType: 'text/plain', buffer: Buffer.from('Ana: A block is full.') }
  await page.getByLabel('Transcript file').setInputFiles(file)
  await expect(page.getByRole('button', { name: 'Reading…' })).toBeVisible()
  await expect(generate).toBeDisabled()
  gate.resolve()
  await expect(generate).toBeEnabled()
  await expect(page.getByRole('combobox', { name: 'Transcript' })).toContainText('Another')
})

test('An empty room is told to hold nothing to note, and nothing is invented', async ({ page }) => {
  await atLectureNotes(page)
  await pasteTranscript(page, 'Bo: Hello?\nBo: Can you hear me?\nBo: Okay, nobody came. See you next week.')
  await page.getByRole('button', { name: 'Generate lecture notes' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'There is nothing to note in this transcript',
    { timeout: 30_000 },
  )
  await expect(page.getByText('Read by the offline model')).toBeVisible()
})

test('Notes that failed stay on the page of the step with what to do, until they are tried again or dismissed', async ({
  page,
  model,
}) => {
  model.rule(() => ({ status: 401 }))
  await atLectureNotes(page)
  const step = page.url()
  await pasteTranscript(page, LECTURE)
  await page.getByRole('button', { name: 'Generate lecture notes' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are not finished' })).toBeVisible({
    timeout: 30_000,
  })
  await page.goto(step)
  const failed = page.getByRole('region', { name: 'Not finished' })
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  await expect(failed).toContainText('OPENAI_API_KEY')
  await expect(failed).toContainText('What it is made from is kept.')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScroll(page)
  if (process.env.OFFSTAGE_SHOTS)
    await page.screenshot({ path: `${process.env.OFFSTAGE_SHOTS}/failed-360.png` })
  await page.setViewportSize({ width: 1280, height: 800 })
  if (process.env.OFFSTAGE_SHOTS) await page.screenshot({ path: `${process.env.OFFSTAGE_SHOTS}/failed.png` })

  const kept = page.waitForResponse(/\/api\/jobs\/[\w-]+\/dismiss$/)
  await failed.getByRole('button', { name: 'Dismiss' }).click()
  await expect(failed).toBeHidden()
  expect((await kept).status()).toBe(200)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Generate lecture notes' })).toBeEnabled()
  await expect(failed).toBeHidden()
  // It goes with the account: another browser would have read it of this one.
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(page.getByRole('button', { name: 'Generate lecture notes' })).toBeEnabled()
  await expect(failed).toBeHidden()

  // It fails once more: that is news again.
  await page.getByRole('button', { name: 'Generate lecture notes' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are not finished' })).toBeVisible({
    timeout: 30_000,
  })
  await page.goto(step)
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  model.open()
  await failed.getByRole('button', { name: 'Retry' }).click()
  await expect(failed).toBeHidden()
  await expect(notes(page)).toBeVisible({ timeout: 30_000 })
})

test('What could not be read of captions is said with its lines, when they are added and beside the notes', async ({
  page,
}) => {
  await atLectureNotes(page)
  await pasteTranscript(page, LECTURE.replace('00:00:00.000 --> 00:00:05.000', '00:00:00.000 --> yesterday'))
  const remarks = page.getByText('1 remark from the import')
  await remarks.click()
  await expect(page.getByText('Line 3: the time cannot be read; it was left out.')).toBeVisible()
  await generateNotes(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(remarks).toBeVisible()
})

test('A file that could not be made is told with what to do, and the next try gets it', async ({ page }) => {
  await atLectureNotes(page)
  await pasteTranscript(page, LECTURE)
  await generateNotes(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await page.route('**/export?format=pdf', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'PDF' }).click()
  await expect(page.getByText('PDF could not be made')).toBeVisible()
  await expect(page.getByText(/The document itself is as it was: try again/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'PDF' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
})
