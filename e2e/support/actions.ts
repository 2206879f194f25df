import type { Page } from '@playwright/test'
import { expect } from './test.ts'

export const PASSWORD = 'a quiet theatre'

/** A new person with an account, signed in and on the list of projects. */
export async function signUp(page: Page): Promise<string> {
  const email = `person-${crypto.randomUUID()}@example.com`
  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Your first project' })).toBeVisible()
  return email
}

/** A new project, open at its overview. */
export async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Opens a step by the list of steps. */
export async function openStep(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Funnel steps' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Chooses a file in the picker that "Import a deck" opens. */
export async function importDeck(page: Page, name: string, text: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a deck' }).click()
  const buffer = typeof text === 'string' ? Buffer.from(text) : text
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** Chooses sound or video for lecture notes; its notes begin by themselves. */
export async function uploadRecording(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** A deck in Markdown whose slides say their number. */
export function deckOf(slides: number, title = 'A talk about lighthouses'): string {
  const rest = Array.from(
    { length: slides - 1 },
    (_, index) =>
      `# Lighthouse ${index + 2}\n\n- It was built in ${1700 + index}\n- Its light is seen from far away\n`,
  )
  return ['---\nmarp: true\n---\n', `# ${title}\n\nHow a light keeps ships safe\n`, ...rest].join('\n---\n\n')
}

/** A person with a project and a deck, on the page where a talk track is asked for. */
export async function readyToGenerate(page: Page, slides: number): Promise<void> {
  await signUp(page)
  await createProject(page, 'Lighthouses')
  await openStep(page, 'Deck structure')
  await importDeck(page, 'lighthouses.md', deckOf(slides))
  await expect(page.getByText(`${slides} slides`, { exact: true })).toBeVisible()
  await openStep(page, 'Talk track')
}

/** Asks for a talk track and waits until it is being followed. */
export async function generate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Generate talk track' }).click()
  await expect(page.getByRole('heading', { name: /^(Writing y|Y)our talk track/, level: 1 })).toBeVisible()
}

/** The line under the header while something runs. */
export function banner(page: Page) {
  return page.getByRole('region', { name: 'Running now' })
}

/** The toasts of a page that say this. */
export function toasts(page: Page, text: string) {
  return page
    .getByRole('region', { name: /Notifications/ })
    .getByRole('listitem')
    .filter({ hasText: text })
}

/** What is said to a screen reader of the job that a page shows. */
export function news(page: Page) {
  return page.getByRole('log', { name: 'News' })
}

/** Counts the toasts that a page shows from now on, also those that are gone when it is asked. */
export async function watchToasts(page: Page): Promise<() => Promise<number>> {
  const count = await page.getByRole('region', { name: /Notifications/ }).evaluateHandle((region) => {
    const seen = { toasts: 0 }
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element)
            seen.toasts += node.matches('li') ? 1 : node.querySelectorAll('li').length
    }).observe(region, { childList: true, subtree: true })
    return seen
  })
  return async () => (await count.jsonValue()).toasts
}
