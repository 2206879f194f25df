import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfPdf } from '../__tests__/support/printed-text.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const INTERVIEW = `Host: How did you first come across the course?
Ana: I heard about it on a podcast. I was curious.
Ana: I looked at the website that evening. The pricing page was confusing.
Host: And then?
Ana: We signed up in March. The checkout took forever. I was frustrated.
Ana: I wish there had been a short video.
Ana: After two weeks we used it every day. I was really happy with it.`

async function pasteTranscript(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('An interview')
  await page.getByRole('textbox', { name: 'Text of the transcript' }).fill(text)
  await page.getByRole('button', { name: 'Add this text' }).click()
  await expect(page.getByRole('checkbox')).toBeChecked()
}

async function atCustomerJourney(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Customer journey')
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })

test('From an interview comes a journey with quotes, which is edited by keyboard, saved and exported', async ({
  page,
}) => {
  await atCustomerJourney(page)
  await pasteTranscript(page, INTERVIEW)
  await page.getByRole('button', { name: 'Generate journey' }).click()
  await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()

  const pains = page.getByRole('list', { name: 'Pain points of Looking around' })
  const pain = pains.getByRole('button', { name: 'The pricing page was confusing.' })
  await expect(pain).toBeVisible()
  await expect(page.getByRole('img', { name: /^Emotion curve: Hearing of it \+1/ })).toBeVisible()
  await pain.hover()
  await expect(page.getByRole('tooltip')).toContainText('line 3')
  await pain.focus()

  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Nobody understood the prices')
  await page.keyboard.press('Enter')
  await expect(pains.getByRole('button', { name: 'Nobody understood the prices' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(
    page.getByRole('list', { name: 'Pain points of Deciding and paying' }).getByRole('button'),
  ).toBeFocused()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('list', { name: 'Pain points of Deciding and paying' })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(pains).toContainText('Nobody understood the prices')

  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('Nobody understood the prices')

  await page.getByRole('button', { name: 'Revisions' }).click()
  await page.getByRole('button', { name: 'Revision 1, generated' }).click()
  await page.getByRole('button', { name: 'Restore this revision' }).click()
  await expect(pains).toContainText('The pricing page was confusing.')
})

test('An entry goes to another cell by dragging it, and on by the keyboard, which keeps hold of it', async ({
  page,
}) => {
  await atCustomerJourney(page)
  await pasteTranscript(page, INTERVIEW)
  await page.getByRole('button', { name: 'Generate journey' }).click()
  await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  const cell = (name: string) => page.getByRole('list', { name, exact: true })
  const pain = page.getByRole('button', { name: 'The pricing page was confusing.' })
  await expect(cell('Pain points of Looking around')).toContainText('The pricing page was confusing.')

  const there = cell('Pain points of Deciding and paying')
  await pain.scrollIntoViewIfNeeded()
  const [from, to] = [await pain.boundingBox(), await there.boundingBox()]
  if (!from || !to) throw new Error('Both cells are on the page')
  // Along one line, near the top of both cells: wherever it is seen last, it is above the other entry.
  const y = to.y + 4
  await page.mouse.move(from.x + 20, y)
  await page.mouse.down()
  // It begins after a few pixels: less is a click.
  await page.mouse.move(from.x + 40, y, { steps: 4 })
  await page.mouse.move(to.x + 20, y, { steps: 12 })
  await expect(page.locator('[data-row="painPoints"]', { has: there })).toHaveClass(/bg-stage-wash/)
  await page.mouse.up()
  await expect(there.getByRole('button')).toHaveText([
    'The pricing page was confusing.',
    'The checkout took forever.',
  ])
  await expect(cell('Pain points of Looking around')).toHaveCount(0)
  // A drop is no click: it is not open for editing.
  await expect(page.getByRole('textbox', { name: /pain point/i })).toHaveCount(0)

  await pain.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(there.getByRole('button').last()).toBeFocused()
  await expect(there.getByRole('button').last()).toHaveText('The pricing page was confusing.')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(cell('Pain points of Using it').getByRole('button')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(cell('Feelings of Using it')).toContainText('The pricing page was confusing.')
  await expect(page.getByRole('status').filter({ hasText: 'Moved: Feelings of Using it' })).toHaveCount(1)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(cell('Feelings of Using it')).toContainText('The pricing page was confusing.')
})

test('A journey is printed whole: its grid in bands with the curve, nothing of the page around it', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await atCustomerJourney(page)
  await pasteTranscript(page, INTERVIEW)
  await page.getByRole('button', { name: 'Generate journey' }).click()
  await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  const names = page.getByRole('textbox', { name: /^Name of stage/ })
  await expect(names.first()).toBeVisible()
  // More than stand side by side on paper.
  const drafted = await names.count()
  for (let more = drafted; more < 7; more += 1) {
    await page.getByRole('button', { name: 'Add a stage' }).click()
    await names.nth(more).fill(`Afterwards ${more + 1}`)
  }
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)

  await page.emulateMedia({ media: 'print' })
  const bands = page.getByRole('table')
  await expect(bands).toHaveCount(2)
  await expect(bands.first().getByRole('columnheader')).toHaveText([
    /^1\. /,
    /^2\. /,
    /^3\. /,
    /^4\. /,
    /^5\. /,
  ])
  await expect(bands.last().getByRole('columnheader')).toHaveText([/^6\. /, '7. Afterwards 7'])
  await expect(bands.first().getByRole('img', { name: /^Emotion curve: / })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export' })).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  for (const width of [718, 1047]) {
    await page.setViewportSize({ width, height: 1000 })
    await expectNoSidewaysScroll(page)
    if (process.env.OFFSTAGE_SHOTS) {
      await page.screenshot({ path: `${process.env.OFFSTAGE_SHOTS}/print-${width}.png`, fullPage: true })
    }
  }
  await page.emulateMedia({ media: null })
  await expect(bands).toHaveCount(0)

  // What a printer gets, without anybody having waited for the page to get ready for it.
  const text = (await textOfPdf(new Uint8Array(await page.pdf({ format: 'A4' })))).replace(/\s+/g, ' ')
  for (const words of [
    'Looking around',
    'The pricing page was confusing.',
    'Afterwards 7',
    'Emotion curve',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('Revisions')
})

test('Small talk is told to hold no journey, also on the page of the step, and nothing is invented', async ({
  page,
}) => {
  await atCustomerJourney(page)
  const step = page.url()
  const cues = ['Bo: Hello, is anybody there?', 'Ana: The weather is lovely today.', 'Bo: See you.']
  const text = cues.map((cue, n) => `00:00:0${n}.000 --> 00:00:0${n + 1}.000\n${cue}\n`).join('\n')
  await page
    .getByLabel('Transcript file')
    .setInputFiles({ name: 'A call.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) })
  // What is odd about the file is told where a journey is made of it.
  await expect(page.getByText('The file does not begin with WEBVTT')).toBeVisible()
  await page.getByRole('button', { name: 'Generate journey' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'There is no journey in this transcript',
    {
      timeout: 30_000,
    },
  )
  await expect(page.getByText('Read by the offline model')).toBeVisible()
  await page.goto(step)
  const failed = page.getByRole('region', { name: 'Not finished' })
  await expect(failed.getByRole('listitem')).toHaveCount(1)
  await expect(failed).toContainText('There is no journey in this transcript')
  await expectAccessible(page)
  await failed.getByRole('button', { name: 'Dismiss' }).click()
  await expect(failed).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In the ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('the pages of a journey have no barrier that axe can find, and fit a phone', async ({ page }) => {
      test.setTimeout(90_000)
      const look = async () => {
        await expectAccessible(page)
        await page.setViewportSize({ width: 360, height: 780 })
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        await page.setViewportSize({ width: 1280, height: 800 })
      }
      await atCustomerJourney(page)
      await look()
      await pasteTranscript(page, INTERVIEW)
      await look()
      await page.getByRole('button', { name: 'Generate journey' }).click()
      await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({
        timeout: 30_000,
      })
      await look()
      await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
      const feelings = page.getByRole('list', { name: 'Feelings of Deciding and paying' })
      await expect(feelings).toBeVisible()
      await look()
      await feelings.getByRole('button').click()
      await look()
    })
  })
}
