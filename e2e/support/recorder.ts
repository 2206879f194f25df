import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cookie, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { createProject, openStep, signUp } from './actions.ts'
import { expect } from './test.ts'

/** A person with a project, on the page of lecture notes; the address of it. */
export async function atLectureNotes(page: Page): Promise<string> {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Lecture notes')
  return page.url()
}

export const panel = (page: Page) => page.getByRole('region', { name: 'Recording', exact: true })
export const kept = (page: Page) => page.getByRole('list', { name: 'Kept recordings' }).getByRole('listitem')

export async function startRecording(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByRole('button', { name: 'Start recording' }).click()
  await expect(panel(page).getByText('Recording', { exact: true })).toBeVisible()
}

/** What the timer of the page shows, in seconds. */
export async function recordedSeconds(page: Page): Promise<number> {
  const shown = await panel(page).getByRole('timer').getAttribute('datetime')
  return Number(shown?.match(/PT(\d+)S/)?.[1] ?? Number.NaN)
}

export const untilRecorded = (page: Page, seconds: number) =>
  expect.poll(() => recordedSeconds(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(seconds)

/** The length of the first kept recording, as its player measures it once it is a file. */
export async function listenedSeconds(page: Page): Promise<number> {
  await kept(page).first().getByRole('button', { name: 'Listen' }).click()
  const player = page.locator('audio[aria-label="The recording"]')
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState))
    .toBeGreaterThanOrEqual(1)
  return player.evaluate((audio: HTMLAudioElement) => audio.duration)
}

/** How much sound the database of this browser holds, whatever the page shows. */
export const keptBytes = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('offstage-recordings')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const chunks = open.result.transaction('chunks').objectStore('chunks').getAll()
          chunks.onsuccess = () => {
            open.result.close()
            resolve((chunks.result as ArrayBuffer[]).reduce((sum, { byteLength }) => sum + byteLength, 0))
          }
        }
      }),
  )

/** A browser of its own whose data outlive it, so that it can be killed. */
export class KillableBrowser {
  readonly #data: string
  #process: ChildProcess | null = null

  constructor(data: string) {
    this.#data = data
  }

  async open(session: Cookie[]): Promise<Page> {
    const path = process.env.OFFSTAGE_E2E_CHROMIUM
    if (!path) throw new Error('Run by Playwright only')
    const port = join(this.#data, 'DevToolsActivePort')
    await rm(port, { force: true })
    this.#process = spawn(
      path,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
        ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
        ...['--remote-debugging-port=0', `--user-data-dir=${this.#data}`, 'about:blank'],
      ],
      { detached: true, stdio: 'ignore' },
    )
    const listens = () =>
      readFile(port, 'utf8').then(
        (text) => Number(text.split('\n')[0]),
        () => 0,
      )
    await expect.poll(listens, { timeout: 20_000 }).toBeGreaterThan(0)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await listens()}`)
    const [context] = browser.contexts()
    if (!context) throw new Error('The browser has no window')
    await context.addCookies(session)
    return context.pages()[0] ?? (await context.newPage())
  }

  /** At once, with all its processes and without a word to any of them. */
  async kill(): Promise<void> {
    const { pid, exitCode } = this.#process ?? {}
    if (!this.#process || !pid || exitCode !== null) return
    const gone = once(this.#process, 'exit')
    process.kill(-pid, 'SIGKILL')
    await gone
  }
}
