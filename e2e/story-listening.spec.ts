import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { splitSentences } from '../supabase/functions/_shared/text/sentences.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { atImportedStory, STORY } from './support/stories.ts'
import { expect, test } from './support/test.ts'

const SENTENCES = STORY.segments.flatMap(({ text }) => splitSentences(text))
/** So many are spoken by one task: these are there first. */
const FIRST = 4

const bar = (page: Page) => page.getByRole('region', { name: 'Read aloud' })
/** The sentence that is marked. */
const heard = (page: Page) => page.locator('[data-sentence][aria-current="true"]')
const sentence = (page: Page, number: number) => page.locator('[data-sentence]').nth(number - 1)
/** In the middle of the last words of a sentence that no button covers, where the window shows them. */
async function pointIn(page: Page, number: number): Promise<{ x: number; y: number }> {
  return sentence(page, number).evaluate((shown) => {
    shown.scrollIntoView({ block: 'center', behavior: 'instant' })
    const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
    let last: Node | null = null
    while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest('rt, rp')) last = texts.currentNode
    if (!last) throw new Error('The sentence has no text')
    const range = document.createRange()
    range.selectNodeContents(last)
    const { left, top, width, height } = range.getClientRects()[0] ?? new DOMRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
}
const playFrom = (page: Page, number: number) =>
  page.getByRole('button', { name: `Play from sentence ${number}`, exact: true })
/** It has played up to the first sentence that is not spoken yet, and waits there: a state that stays. */
async function expectWaiting(page: Page): Promise<void> {
  await expect(bar(page)).toContainText('This sentence is being spoken', { timeout: 30_000 })
  await expect(heard(page)).toHaveAttribute('data-sentence', 'segment-3:0')
}

async function startListening(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Listen', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Have it read aloud' })
  await expect(dialog).toContainText(`${SENTENCES.length} sentences`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Generate narration' }).click()
  await expect(dialog).toHaveCount(0)
}

test('A story is heard while it is read, and while the rest of it is being spoken', async ({
  page,
  model,
}) => {
  test.setTimeout(180_000)
  model.holdSpeech((text) => SENTENCES.indexOf(text) >= FIRST)
  await page.setViewportSize({ width: 900, height: 480 })
  await atImportedStory(page)
  await startListening(page)
  await expect(bar(page)).toContainText(`${FIRST} of ${SENTENCES.length} sentences spoken`, {
    timeout: 60_000,
  })
  await expectAccessible(page)

  // A word that is explained is explained; it does not play.
  await page.getByRole('button', { name: '駅' }).click()
  await expect(page.getByRole('tooltip')).toContainText('station')
  await page.keyboard.press('Escape')
  await expect(heard(page)).toHaveCount(0)

  await bar(page).getByRole('button', { name: 'Play', exact: true }).click()
  await expectWaiting(page)
  await expect(sentence(page, FIRST + 1)).toBeInViewport()
  await page.mouse.move(450, 400)
  await page.mouse.wheel(0, 4_000)
  await expect(sentence(page, FIRST + 1)).not.toBeInViewport()
  // Nothing covers it while the banner is there, too.
  const under = async () => {
    const top = (await bar(page).boundingBox())?.y ?? 0
    const banner = await page.getByRole('banner').locator('..').boundingBox()
    return top - ((banner?.y ?? 0) + (banner?.height ?? Infinity))
  }
  await expect.poll(under).toBeGreaterThanOrEqual(-1)
  await bar(page).getByRole('button', { name: 'Follow' }).click()
  await expect(sentence(page, FIRST + 1)).toBeInViewport()
  await bar(page).getByRole('button', { name: 'Pause' }).click()
  await expect(bar(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  // What is spoken is there after a reload in the middle; a click plays from a sentence, and so does the keyboard.
  await page.reload()
  await expect(bar(page)).toContainText(`${FIRST} of ${SENTENCES.length} sentences spoken`)
  const { x, y } = await pointIn(page, 3)
  await page.mouse.click(x, y)
  await expectWaiting(page)
  await page.reload()
  await expect(bar(page)).toContainText(`${FIRST} of ${SENTENCES.length} sentences spoken`)
  await playFrom(page, 1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(playFrom(page, 2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expectWaiting(page)

  // A menu that is open is not scrolled away from under a hand.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await playFrom(page, 1).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export' }).click()
  const item = page.getByRole('menuitem', { name: 'JSON' })
  await expect(item).toBeInViewport()
  // By its attribute: a menu hides from roles what is behind it.
  await expect(page.locator('[data-sentence="segment-3:0"][aria-current="true"]')).toBeAttached()
  await expect(item).toBeInViewport()
  await page.keyboard.press('Escape')

  model.open()
  await expect(heard(page)).toHaveCount(0, { timeout: 60_000 })
  await expect(bar(page)).toContainText('Read by ', { timeout: 60_000 })
  // Its own words, each once: no reading and no translation.
  expect(model.spoken.map(({ input }) => input).sort()).toEqual([...SENTENCES].sort())
})

test('A story that was heard is kept as files, and only what changed is spoken again', async ({
  page,
  model,
}) => {
  test.setTimeout(180_000)
  const id = await atImportedStory(page)
  await startListening(page)
  await expect(bar(page)).toContainText('Read by ', { timeout: 60_000 })
  const before = model.spoken.length
  expect(before).toBe(SENTENCES.length)

  const document = await (await page.request.get(`/api/documents/${id}`)).json()
  const { revision: baseRevision, title, content } = document
  content.segments[4].text += 'パンをあげます。'
  const saved = await page.request.patch(`/api/documents/${id}`, {
    data: { baseRevision, title, content },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(saved.status()).toBe(200)
  await page.reload()
  await expect(page.getByRole('main')).toContainText('1 sentence cannot be heard yet')
  await expect(playFrom(page, 1)).toBeAttached()
  await bar(page).getByRole('link', { name: 'Voice and files' }).click()
  await page.getByRole('button', { name: 'Generate narration' }).click()
  // The captions of a whole narration: while it is being spoken there are none.
  const captions = page.getByRole('list', { name: 'Transcript' })
  await expect(captions.getByRole('button', { name: 'パンをあげます。' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('The text has changed since this was spoken')).toHaveCount(0)
  expect(model.spoken.slice(before).map(({ input }) => input)).toEqual(['パンをあげます。'])

  const kept = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sound (MP3)' }).click()
  const mp3 = await kept
  expect(mp3.suggestedFilename()).toBe(`${STORY.title}.mp3`)
  const sound = new Input({
    formats: ALL_FORMATS,
    source: new BufferSource(await readFile(await mp3.path())),
  })
  const seconds = await page
    .getByLabel(/^Narration of /)
    .evaluate((audio: HTMLAudioElement) => audio.duration)
  // An encoder adds some silence of its own.
  expect(Math.abs((await sound.computeDuration()) - seconds)).toBeLessThan(0.5)

  await page.getByRole('link', { name: STORY.title }).first().click()
  await expect(bar(page)).toContainText('Read by ')
  await expect(playFrom(page, SENTENCES.length + 1)).toBeAttached()
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(file.segments[4].text).toContain('パンをあげます。')
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('a tap on a sentence plays from it, and the page stays as wide as its window', async ({
    page,
    model,
  }) => {
    test.setTimeout(180_000)
    model.holdSpeech((text) => SENTENCES.indexOf(text) >= FIRST)
    await atImportedStory(page)
    await startListening(page)
    await expect(bar(page)).toContainText(`${FIRST} of ${SENTENCES.length} sentences spoken`, {
      timeout: 60_000,
    })
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    const { x, y } = await pointIn(page, 3)
    await page.touchscreen.tap(x, y)
    await expectWaiting(page)
    await expectNoSidewaysScroll(page)
    model.open()
    await expect(bar(page)).toContainText('Read by ', { timeout: 60_000 })
  })
})
