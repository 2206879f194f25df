import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readWav } from '../supabase/functions/_shared/narration/wav.ts'
import { generate, readyToGenerate } from './support/actions.ts'
import { expectAccessible } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const player = (page: Page) => page.getByLabel(/^Narration of /)
const captions = (page: Page) => page.getByRole('list', { name: 'Transcript' }).getByRole('button')

/** A talk track of so many slides, by the offline model, on the page where it is heard. */
async function atListen(page: Page, slides: number): Promise<string> {
  await readyToGenerate(page, slides)
  await generate(page)
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await page.getByRole('link', { name: 'Listen' }).click()
  await expect(page.getByRole('heading', { name: 'Listen', level: 1 })).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

const start = (page: Page) => page.getByRole('button', { name: 'Generate narration' }).click()

test('A talk track is read aloud, its captions follow, and it is kept as files', async ({ page, model }) => {
  test.setTimeout(120_000)
  model.holdSpeech()
  await atListen(page, 3)
  await expectAccessible(page)
  await choose(page, 'Voice', 'Cedar')
  await choose(page, 'Speed', 'Lively')
  await start(page)
  await expect(page.getByRole('region', { name: 'Being spoken' })).toBeVisible()
  model.open()

  await expect(player(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Being spoken' })).toHaveCount(0)
  await expectAccessible(page)
  const texts = model.spoken.map(({ input }) => input).sort()
  expect(new Set(model.spoken.map(({ voice, speed }) => `${voice} ${speed}`))).toEqual(new Set(['cedar 1.1']))
  // A sentence that comes twice is spoken once, and stands there twice.
  await expect(
    captions(page)
      .filter({ hasText: texts[0] ?? '' })
      .first(),
  ).toBeVisible()

  await page
    .getByRole('list', { name: 'Parts' })
    .getByRole('button', { name: /Lighthouse 3/ })
    .click()
  await expect
    .poll(() => player(page).evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0.5)
  await expect(captions(page).and(page.locator('[aria-current="true"]'))).toHaveCount(1)

  const wav = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sound (WAV)' }).click()
  const file = await wav
  expect(file.suggestedFilename()).toMatch(/\.wav$/)
  const sound = readWav(await readFile(await file.path()))
  const seconds = await player(page).evaluate((audio: HTMLAudioElement) => audio.duration)
  expect((sound?.samples.length ?? 0) / (sound?.rate ?? 1)).toBeCloseTo(seconds, 1)

  const vtt = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Captions (WebVTT)' }).click()
  const lines = (await readFile(await (await vtt).path(), 'utf8')).split('\n')
  const said = new Set(lines.filter((line) => texts.includes(line)))
  expect([...said].sort()).toEqual(texts)
})

test('When a sentence of the text changes, that one alone is spoken again', async ({ page, model }) => {
  test.setTimeout(120_000)
  const id = await atListen(page, 2)
  await start(page)
  await expect(player(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('All of them are spoken already.')).toBeVisible()
  const before = model.spoken.length

  const document = await (await page.request.get(`/api/documents/${id}`)).json()
  document.content.scripts[1].script += ' And a word at the end.'
  const { revision: baseRevision, title, content } = document
  const saved = await page.request.patch(`/api/documents/${id}`, {
    data: { baseRevision, title, content },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(saved.status()).toBe(200)
  await page.reload()
  await expect(page.getByText('1 sentence will be spoken anew')).toBeVisible()
  await start(page)
  await expect(page.getByText('The text has changed since this was spoken')).toHaveCount(0, {
    timeout: 30_000,
  })
  await expect(captions(page).filter({ hasText: 'And a word at the end.' })).toBeVisible()
  expect(model.spoken.slice(before).map(({ input }) => input)).toEqual(['And a word at the end.'])
})
