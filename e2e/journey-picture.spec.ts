import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { journeyReply, questionReply, reviewOf } from '../__tests__/support/diagram-replies.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { pdfOfPages } from './support/pdf.ts'
import { expect, test } from './support/test.ts'

async function atCustomerJourney(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Customer journey')
  await page.getByRole('tab', { name: 'From a picture' }).click()
}

/** A picture as a browser draws it, chosen as a file of this name. */
async function choosePicture(page: Page, name: string, type = 'image/png'): Promise<void> {
  const base64 = await page.evaluate((as) => {
    const canvas = document.createElement('canvas')
    canvas.width = 900
    canvas.height = 300
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('This browser cannot draw')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 900, 300)
    pen.fillStyle = '#123'
    pen.font = '24px sans-serif'
    for (const [n, text] of ['Storm begins to hit', 'Storm passes', 'Post event'].entries())
      pen.fillText(text, 60 + n * 280, 60)
    for (const [n, text] of ['Learn and prepare', 'Access damage', 'Navigate recovery'].entries())
      pen.fillText(text, 60 + n * 280, 180)
    return canvas.toDataURL(as).split(',')[1] ?? ''
  }, type)
  const buffer = Buffer.from(base64, 'base64')
  await page.getByLabel('Picture file').setInputFiles({ name, mimeType: type, buffer })
}

/** What a vision model would answer, by what it is asked for. */
const sees = (body: string) =>
  body.includes('journey_picture_check') ? { content: reviewOf(journeyReply()) } : { content: journeyReply() }

const generate = (page: Page) =>
  page
    .locator('form')
    .filter({ has: page.getByLabel('Picture file') })
    .getByRole('button', { name: 'Generate journey' })
const SHOTS = process.env.OFFSTAGE_SHOTS

/** Pictures for a person to look at, where somebody asks for them. */
async function shots(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [380, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png`, animations: 'disabled' })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const look = async (page: Page) => {
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('From a picture comes a journey, and going to a cell marks where it stands in the picture', async ({
  page,
  model,
}) => {
  model.rule((_call, body) => sees(body))
  await atCustomerJourney(page)
  await choosePicture(page, 'storm.txt')
  await expect(page.getByRole('img', { name: 'storm.png' })).toBeVisible()
  await shots(page, 'form')
  await look(page)
  await generate(page).click()
  await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({ timeout: 30_000 })
  await look(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  const cell = page.getByRole('button', { name: 'Access damage' })
  await expect(page.getByRole('img', { name: 'storm.png' })).toBeVisible()
  await look(page)
  await cell.focus()
  await expect(page.getByTestId('region')).toBeVisible()
  await expect(page.getByRole('figure')).toContainText('“Access damage” is marked')
  await shots(page, 'result')

  for (const [name, head] of [
    ['PNG, a picture', '\x89PNG'],
    ['SVG, a drawing', '<svg'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    const bytes = await readFile(await (await download).path())
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(head)
    if (SHOTS) await writeFile(`${SHOTS}/export.${name.slice(0, 3).toLowerCase()}`, bytes)
  }
})

test('A sequence diagram is asked about, and the answer starts another look', async ({ page, model }) => {
  model.rule((_call, body) =>
    body.includes('Draw the journey of') || body.includes('journey_picture_check')
      ? sees(body)
      : { content: questionReply() },
  )
  await atCustomerJourney(page)
  await choosePicture(page, 'systems.png')
  await generate(page).click()
  await expect(page.getByRole('heading', { name: /Whose journey should it be/ })).toBeVisible({
    timeout: 30_000,
  })
  await shots(page, 'question')
  await look(page)
  await page.getByRole('button', { name: 'The user who is redirected' }).click()
  await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({ timeout: 30_000 })
})

test('Of a PDF the page is chosen; what is no picture is told by its content', async ({ page }) => {
  await atCustomerJourney(page)
  await page.getByLabel('Picture file').setInputFiles({
    name: 'map.pdf',
    mimeType: 'application/pdf',
    buffer: pdfOfPages(['First page', 'Second page']),
  })
  await expect(page.getByText('Page 1 of 2')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByRole('img', { name: 'map, page 2.png' })).toBeVisible()
  await look(page)
  await page.getByLabel('Picture file').setInputFiles({
    name: 'map.png',
    mimeType: 'image/png',
    buffer: Buffer.from('only text, whatever it is called'),
  })
  await expect(page.getByText(/is no PNG, JPEG, WebP, GIF or PDF, whatever its name says/)).toBeVisible()
})

test('The offline model says that it cannot see and what to set', async ({ page }) => {
  await atCustomerJourney(page)
  await expect(page.getByText('No model that can see is connected')).toBeVisible({ timeout: 30_000 })
  await choosePicture(page, 'storm.png')
  await generate(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/cannot see.*OPENAI_API_KEY/, {
    timeout: 30_000,
  })
})

test('Two journeys are compared: their curves in one chart, their stages side by side where they are alike', async ({
  page,
  model,
}) => {
  const north = journeyReply()
  const [first, , last] = north.stages
  const south = {
    ...north,
    title: 'The public in a flood',
    stages: [first, last].flatMap((each) => each ?? []),
  }
  await atCustomerJourney(page)
  const step = page.url()
  for (const reply of [north, south]) {
    model.rule((_call, body) => ({
      content: body.includes('journey_picture_check') ? reviewOf(reply) : reply,
    }))
    await choosePicture(page, `${reply.title}.png`)
    await generate(page).click()
    await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({
      timeout: 30_000,
    })
    await page.goto(step)
    await page.getByRole('tab', { name: 'From a picture' }).click()
  }
  await page.getByText('Compare journeys').click()
  await page.getByRole('checkbox', { name: north.title }).check()
  await page.getByRole('checkbox', { name: south.title }).check()
  await look(page)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Journeys compared' })).toBeVisible()
  // The third stage of one is the second of the other.
  const rows = page.getByRole('list', { name: 'Stages' }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('Only A')
  await expect(rows.nth(1)).toContainText('B has no such stage.')
  await expect(rows.nth(2)).toContainText('A and B')
  await expect(rows.nth(2).getByRole('region', { name: 'A: Post event' })).toContainText('A3')
  await expect(rows.nth(2).getByRole('region', { name: 'B: Post event' })).toContainText('Navigate recovery')
  await expect(page.getByRole('img', { name: /^Emotion curves\. A: .* B: / })).toBeVisible()
  await shots(page, 'compare')
  await look(page)
})
