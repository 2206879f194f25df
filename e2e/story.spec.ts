import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { japaneseStory, SEGMENTS, storyReply } from '../__tests__/support/stories.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import type { GatedModel } from './support/model.ts'
import { expect, test } from './support/test.ts'

/** Answers as a model that writes well; what `held` names waits until the gate is opened, and is answered by `open`. */
function writeStories(
  model: GatedModel,
  held: (name: string, segment: number) => boolean = () => false,
): void {
  model.rule((_, body) => {
    const { messages, response_format: format } = JSON.parse(body) as {
      messages: { content: string }[]
      response_format: { json_schema: { name: string } }
    }
    const { name } = format.json_schema
    const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
    const { before = [] } = JSON.parse(material) as { before?: string[] }
    return held(name, before.length) ? 'hold' : { content: storyReply(name, material) }
  })
}

async function atStory(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'Japanese for travellers')
  await openStep(page, 'Story')
}

async function generate(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Topic' }).fill('A small town')
  await page.getByRole('button', { name: 'Generate story' }).click()
}

/** Generates a story and opens it. */
async function readStory(page: Page): Promise<void> {
  await generate(page)
  await page.getByRole('main').getByRole('link', { name: 'Read it' }).click({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: '町のパン', level: 1 })).toBeVisible()
}

const segment = (page: Page, number: number) =>
  page.getByRole('listitem', { name: `Segment ${number}`, exact: true })
/** The answer to the next request that keeps where the reader is. */
const kept = (page: Page) =>
  page.waitForResponse(
    (response) => response.url().endsWith('/reading') && response.request().method() === 'PATCH',
  )

test('A story appears segment by segment, and is read with readings, translation and words', async ({
  page,
  model,
}) => {
  test.setTimeout(120_000)
  writeStories(model, (name, place) => name === 'story_segment' && place === 1)
  await atStory(page)
  await expectAccessible(page)
  await generate(page)
  // The second segment waits at the gate; those after it are there to read.
  await expect(page.getByText('4 of 5 segments written')).toBeVisible({ timeout: 60_000 })
  await expect(segment(page, 3)).toContainText('友')
  await expect(page.getByRole('listitem', { name: 'Segment 2, not written yet' })).toBeVisible()
  await expectAccessible(page)
  // The offline model answers what was held: it cannot, and the story is not finished. What is written stays.
  model.open()
  await expect(page.getByRole('heading', { name: 'Your story is not finished' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('main').getByRole('alert')).toContainText('OPENAI_API_KEY')
  await expect(segment(page, 3)).toContainText('友')
  writeStories(model)
  await page
    .getByRole('main')
    .getByRole('button', { name: /Retry|Try again/ })
    .click()
  await page.getByRole('main').getByRole('link', { name: 'Read it' }).click({ timeout: 60_000 })

  await expect(page.getByRole('heading', { name: '町のパン', level: 1 })).toBeVisible()
  const first = segment(page, 1)
  await expect(first.locator('rt').first()).toHaveText('たなか')
  await expect(first).not.toContainText('Mr Tanaka')
  const bar = page.getByRole('toolbar', { name: 'How it is shown' })
  await bar.getByRole('button', { name: 'Readings' }).click()
  await expect(page.locator('rt')).toHaveCount(0)
  await bar.getByRole('button', { name: 'Translation' }).click()
  await expect(first).toContainText(SEGMENTS[0]?.translation ?? '')
  const text = first.locator('p').first()
  const size = () => text.evaluate((shown) => Number.parseFloat(getComputedStyle(shown).fontSize))
  const before = await size()
  await bar.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(size).toBeGreaterThan(before)
  await page.reload()
  await expect(first).toContainText(SEGMENTS[0]?.translation ?? '')
  await expect(page.locator('rt')).toHaveCount(0)

  const word = first.getByRole('button', { name: '食べます' })
  const meaning = page.getByRole('tooltip')
  await word.hover()
  await expect(meaning).toContainText('たべます')
  await expect(meaning).toContainText('eats')
  await page.getByRole('heading', { name: '町のパン' }).hover()
  await expect(meaning).toHaveCount(0)
  await word.click()
  await expect(meaning).toContainText('eats')
  await page.keyboard.press('Escape')
  await expect(meaning).toHaveCount(0)
  // From the word before, by keyboard alone.
  await first.getByRole('button', { name: '駅' }).focus()
  await page.keyboard.press('Tab')
  await expect(meaning).toContainText('eats')
  await expectAccessible(page)
})

test('Questions have a score, and place and answers are there on another device', async ({
  page,
  model,
  browser,
}) => {
  test.setTimeout(120_000)
  writeStories(model)
  await atStory(page)
  await page.setViewportSize({ width: 800, height: 420 })
  await readStory(page)
  const questions = page.getByRole('region', { name: 'Did you understand it?' })
  for (const answer of ['At the station', 'The bag', 'Three']) {
    const keeping = kept(page)
    await questions.getByRole('button', { name: answer, exact: true }).click()
    expect((await keeping).ok()).toBe(true)
  }
  await expect(questions.getByText('2 of 3 right')).toBeVisible()
  await expect(questions.getByText('There was no bread that day.')).toBeVisible()
  // Whoever stays at the last segment is there on every device.
  await segment(page, 5).evaluate((shown) => shown.scrollIntoView({ block: 'start' }))
  const story = page.url().split('/').at(-1)
  await expect
    .poll(async () => (await page.request.get(`/api/documents/${story}/reading`)).json())
    .toEqual({ segmentId: 'segment-5', answers: { 'question-1': 1, 'question-2': 1, 'question-3': 2 } })

  const elsewhere = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: { width: 800, height: 420 },
  })
  const other = await elsewhere.newPage()
  await other.goto(page.url())
  await expect(other.getByText('2 of 3 right')).toBeAttached()
  await expect(segment(other, 5)).toBeInViewport()
  await elsewhere.close()
  await questions.getByRole('button', { name: 'Try again' }).click()
  await expect(questions.getByText('0 of 3 answered')).toBeVisible()
})

test('Without a model that can make up a story the page says so, and so does the job', async ({
  page,
  model,
}) => {
  model.open()
  await atStory(page)
  await generate(page)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('It cannot make up a story', {
    timeout: 60_000,
  })
})

test('Stories are imported, found, exported as JSON and as a book, and printed without the buttons', async ({
  page,
}) => {
  await atStory(page)
  const bring = async (name: string, text: string) => {
    await page
      .getByLabel('Story file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await bring('notes.json', 'not a story')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This file is no JSON')
  await bring('broken.json', JSON.stringify({ title: 'X', ...japaneseStory, level: 'N9' }))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('At level')
  await bring('story.json', JSON.stringify({ title: '町のパン', ...japaneseStory }))
  const list = page.getByRole('list', { name: 'Stories' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await bring(
    'other.json',
    JSON.stringify({ title: '山の猫', ...japaneseStory, level: 'N3', titleTranslation: 'The mountain cat' }),
  )
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page)

  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('bread')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(list).toContainText('町のパン')
  await page.getByRole('combobox', { name: 'Level' }).first().click()
  await page.getByRole('option', { name: 'N3', exact: true }).click()
  await expect(page.getByText('No story is like that.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('link', { name: 'View / Edit 町のパン' }).click()
  await expect(page.getByRole('heading', { name: '町のパン', level: 1 })).toBeVisible()

  const take = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    return readFile(await (await download).path())
  }
  expect(JSON.parse((await take('JSON')).toString())).toEqual({ title: '町のパン', ...japaneseStory })
  const book = unzipSync(new Uint8Array(await take('EPUB')))
  expect(strFromU8(book['EPUB/story.xhtml'] ?? new Uint8Array())).toContain('<rt>えき</rt>')

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('toolbar', { name: 'How it is shown' })).toBeHidden()
  await expect(segment(page, 1)).toBeVisible()
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('a story is as wide as its window, and a word is explained by a tap', async ({ page, model }) => {
    test.setTimeout(120_000)
    writeStories(model)
    await signUp(page)
    await createProject(page, 'Japanese for travellers')
    await page.goto(`${page.url()}/story`)
    await expectNoSidewaysScroll(page)
    await readStory(page)
    await page.getByRole('button', { name: 'Translation' }).tap()
    await expectNoSidewaysScroll(page)
    await segment(page, 1).getByRole('button', { name: '駅' }).tap()
    await expect(page.getByRole('tooltip')).toContainText('station')
    // It stays when it is tapped once more, as where a mouse had shown it before.
    await segment(page, 1).getByRole('button', { name: '駅' }).tap()
    await expect(page.getByRole('tooltip')).toContainText('station')
    await page.getByRole('heading', { name: '町のパン' }).tap()
    await expect(page.getByRole('tooltip')).toHaveCount(0)
  })
})
