import { basename } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { createProject, openStep, signUp } from '../e2e/support/actions.ts'
import { expect } from '../e2e/support/test.ts'
import type { RealFile } from './files.ts'
import { contentInWords, type Outcome, readInWords } from './outcome.ts'

/** What is made of a picture, of text, and of sound: everything waited for stays until somebody changes it. */
type Look = (page: Page, what: string) => Promise<void>
const LONG = { timeout: 240_000 }
const alerts = (page: Page) => page.getByRole('main').getByRole('alert')
const textOf = async (place: Locator) => (await place.innerText()).replace(/\s+/g, ' ').trim()

interface Seen extends Outcome {
  /** What was read of the file before anything was made of it; null where that is no transcript. */
  read: string | null
}

/** A person's own way with a file; what is seen in the end. `look` is called where there is something to look at. */
export async function inBrowser(page: Page, file: RealFile, kind: string, look: Look): Promise<Seen> {
  await signUp(page)
  await createProject(page, 'Real inputs')
  await openStep(page, kind === 'lecture_notes' ? 'Lecture notes' : 'Customer journey')
  const step = page.url()
  const remarks: string[] = []
  const seen = file.isText
    ? await fromText(page, file, kind, remarks, look)
    : kind === 'lecture_notes'
      ? await fromSound(page, file)
      : await fromPicture(page, file)
  await look(page, 'end')
  const documents = await documentsOf(page, /projects\/([0-9a-f-]+)/.exec(step)?.[1] ?? '')
  const transcript = documents.find(({ type }) => type === 'transcript')
  const read = transcript ? readInWords(transcript.content) : null
  if (seen !== null) return { made: seen, remarks, read }
  const made = documents.find(({ type }) => type === 'lecture_notes' || type === 'journey')
  if (!made) throw new Error('It is said to be ready, and there is no document.')
  await page.goto(step)
  const links = page.getByRole('list', { name: kind === 'lecture_notes' ? 'Lecture notes' : 'Journeys' })
  await links.getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await look(page, 'document')
  return { made: contentInWords(made.type, made.content), remarks, read }
}

async function documentsOf(page: Page, projectId: string): Promise<{ type: string; content: unknown }[]> {
  const list = await page.request.get(`/api/projects/${projectId}/documents`)
  const { documents } = (await list.json()) as { documents: { id: string }[] }
  return Promise.all(
    documents.map(async ({ id }) => {
      const document = await page.request.get(`/api/documents/${id}`)
      return (await document.json()) as { type: string; content: unknown }
    }),
  )
}

/** The live page to its end: null where something was made, else what is said or asked there. */
async function endOfLive(page: Page): Promise<string | null> {
  const ready = page.getByRole('heading', { name: /^Your .* (are|is) ready$/ })
  const asked = page.getByRole('heading', { name: /\?$/ })
  await expect(ready.or(alerts(page)).or(asked).first()).toBeVisible(LONG)
  if (await alerts(page).first().isVisible()) return textOf(alerts(page).first())
  const questions = await asked.allInnerTexts()
  return questions.length > 0 ? `A question: ${questions.join(' ')}` : null
}

async function fromText(
  page: Page,
  { path }: RealFile,
  kind: string,
  /** What is said of the file before anything is made of it. */
  remarks: string[],
  look: Look,
): Promise<string | null> {
  const notes = kind === 'lecture_notes'
  if (notes) await page.getByRole('tab', { name: 'From a transcript' }).click()
  await page.getByLabel('Transcript file').setInputFiles(path)
  const generate = page.getByRole('button', {
    name: notes ? 'Generate lecture notes' : 'Generate journey',
  })
  await expect(generate.and(page.locator(':enabled')).or(alerts(page)).first()).toBeVisible(LONG)
  if (await alerts(page).first().isVisible()) return textOf(alerts(page).first())
  // They are read with the content of the transcript, which the form does not wait for.
  await page.waitForLoadState('networkidle')
  const alone = page.getByText('1 remark from the import', { exact: true }).locator('+ p')
  if (await alone.isVisible()) remarks.push(await alone.innerText())
  const said = page.getByRole('group').filter({ hasText: 'from the import' })
  if (await said.isVisible()) {
    await said.locator('summary').click()
    remarks.push(...(await said.getByRole('listitem').allInnerTexts()))
  }
  await look(page, 'form')
  await generate.click()
  return endOfLive(page)
}

/** Its notes begin by themselves: they are there in the end, or the page of the step says why they are not. */
async function fromSound(page: Page, { path }: RealFile): Promise<string | null> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  await (await chooser).setFiles(path)
  const made = page.getByRole('list', { name: 'Lecture notes' }).getByRole('link', { name: 'View / Edit' })
  const failed = page.getByRole('region', { name: 'Not finished' }).getByRole('listitem')
  await expect(made.or(failed).or(alerts(page)).first()).toBeVisible(LONG)
  for (const place of [alerts(page).first(), failed.first()])
    if (await place.isVisible())
      return (await textOf(place)).replace(/( Try again| Continue| Open| Dismiss)+$/, '')
  return null
}

async function fromPicture(page: Page, { path }: RealFile): Promise<string | null> {
  await page.getByRole('tab', { name: 'From a picture' }).click()
  await page.getByLabel('Picture file').setInputFiles(path)
  await expect(page.getByRole('img', { name: basename(path) })).toBeVisible(LONG)
  const form = page.locator('form').filter({ has: page.getByLabel('Picture file') })
  await form.getByRole('button', { name: 'Generate journey' }).click()
  return endOfLive(page)
}
