import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { altOf, pictureReply } from '../__tests__/support/picture-replies.ts'
import { type DrawingCall, drawn, REFUSED } from '../__tests__/support/scripted-drawing.ts'
import { japaneseStory } from '../__tests__/support/stories.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import type { GatedModel } from './support/model.ts'
import { expect, test } from './support/test.ts'

const { segments } = japaneseStory

/** Answers as a model that describes pictures well. */
function describePictures(model: GatedModel): void {
  model.rule((_, body) => {
    const { messages, response_format: format } = JSON.parse(body) as {
      messages: { content: string }[]
      response_format: { json_schema: { name: string } }
    }
    const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
    return { content: pictureReply(format.json_schema.name, material) }
  })
}

/** Which segment a picture is asked for, from 1. */
const numberOf = ({ prompt }: DrawingCall) => segments.findIndex(({ text }) => prompt.includes(text)) + 1

/** A story that was brought along, opened. */
async function readImported(page: Page): Promise<void> {
  await page.getByLabel('Story file').setInputFiles({
    name: 'story.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ title: '町のパン', ...japaneseStory })),
  })
  await page.getByRole('link', { name: 'View / Edit 町のパン' }).click()
  await expect(page.getByRole('heading', { name: '町のパン', level: 1 })).toBeVisible()
}

const segment = (page: Page, number: number) =>
  page.getByRole('listitem', { name: `Segment ${number}`, exact: true })
const picture = (page: Page, number: number) =>
  segment(page, number).getByRole('img', { name: altOf(segments[number - 1]?.text ?? '') })
const again = (page: Page, number: number) =>
  segment(page, number).getByRole('button', { name: `Make it again, segment ${number}` })

/** How far below the title the first segment is. */
async function belowTitle(page: Page): Promise<number> {
  const title = await page.getByRole('heading', { level: 1 }).boundingBox()
  const first = await segment(page, 1).boundingBox()
  return (first?.y ?? 0) - (title?.y ?? 0)
}

/** Its bytes have come and are a picture. */
async function expectSeen(page: Page, number: number): Promise<void> {
  await picture(page, number).scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      picture(page, number).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
    )
    .toBe(192)
}

test('All pictures of a story are made, the one that is refused is asked for again, and a reload changes nothing', async ({
  page,
  model,
}) => {
  test.setTimeout(240_000)
  describePictures(model)
  // The first is drawn, the second refused, the others wait at the gate.
  model.draw((call) => (numberOf(call) === 1 ? { body: drawn(1) } : numberOf(call) === 2 ? REFUSED : 'hold'))
  await signUp(page)
  await createProject(page, 'Japanese for travellers')
  await openStep(page, 'Story')
  await readImported(page)
  const bar = page.getByRole('region', { name: 'Pictures' })
  await expect(bar).toContainText('0 of 5 segments with a picture')
  await bar.getByRole('button', { name: 'Make all pictures' }).click()

  await expectSeen(page, 1)
  const refusal = segment(page, 2).getByText('This picture was refused')
  await expect(refusal).toBeVisible()
  await expect(segment(page, 3).getByText('Being drawn')).toBeVisible()
  await page.reload()
  await expectSeen(page, 1)
  await expect(refusal).toBeVisible()
  await expect(segment(page, 3).getByText('Being drawn')).toBeVisible()
  await expect(bar.getByRole('progressbar')).toBeVisible()
  await expectAccessible(page)
  const room = await segment(page, 3).boundingBox()
  const top = await belowTitle(page)

  model.draw((call) => (numberOf(call) === 2 ? REFUSED : { body: drawn(call.index) }))
  await expect(bar).toContainText('4 of 5 segments with a picture', { timeout: 30_000 })
  await expect(bar.getByRole('progressbar')).toHaveCount(0)
  for (const number of [3, 4, 5]) await expectSeen(page, number)
  await expect(again(page, 3)).toBeVisible()
  // Nothing moved when it came.
  expect((await segment(page, 3).boundingBox())?.height).toBe(room?.height)
  expect(await belowTitle(page)).toBe(top)

  model.draw((call) => ({ body: drawn(call.index) }))
  await again(page, 2).click()
  await expectSeen(page, 2)
  await expect(refusal).toHaveCount(0)
  await expect(bar).toContainText('5 of 5 segments with a picture')
  expect(new Set(model.drawings.map(numberOf))).toEqual(new Set([1, 2, 3, 4, 5]))
  await expectAccessible(page)
})

test('One segment gets a picture of its own, in the style that is chosen, another one when it is asked for again, and goes along with the book and the print', async ({
  page,
  model,
}) => {
  test.setTimeout(120_000)
  describePictures(model)
  await signUp(page)
  await createProject(page, 'Japanese for travellers')
  await openStep(page, 'Story')
  await readImported(page)
  await page.getByRole('combobox', { name: 'Picture style' }).click()
  await page.getByRole('option', { name: 'Ink drawing' }).click()
  await segment(page, 4).getByRole('button', { name: 'Make a picture, segment 4' }).click()
  await expectSeen(page, 4)
  const source = () => picture(page, 4).getAttribute('src')
  const first = await source()
  await again(page, 4).click()
  await expect.poll(source, { timeout: 30_000 }).not.toBe(first)
  await expectSeen(page, 4)
  expect(new Set(model.drawings.map(numberOf))).toEqual(new Set([4]))
  expect(model.drawings.every(({ prompt }) => prompt.includes('ink drawing'))).toBe(true)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Picture style' })).toHaveText('Ink drawing')
  await expect(page.getByRole('button', { name: 'Make 4 pictures' })).toBeVisible()

  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'EPUB' }).click()
  const book = unzipSync(new Uint8Array(await readFile(await (await download).path())))
  expect(Object.keys(book).filter((name) => name.endsWith('.png'))).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('region', { name: 'Pictures' })).toBeHidden()
  await expect(again(page, 4)).toBeHidden()
  await expect(picture(page, 4)).toBeVisible()
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('pictures are as wide as the text, and no wider than the window', async ({ page, model }) => {
    describePictures(model)
    await signUp(page)
    await createProject(page, 'Japanese for travellers')
    await page.goto(`${page.url()}/story`)
    await readImported(page)
    await page.getByRole('button', { name: 'Make all pictures' }).tap()
    await expect(page.getByText('5 of 5 segments with a picture')).toBeVisible({ timeout: 30_000 })
    await expectSeen(page, 1)
    await expectNoSidewaysScroll(page)
    expect((await picture(page, 1).boundingBox())?.width).toBeGreaterThan(300)
  })
})
