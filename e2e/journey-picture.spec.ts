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
  await choosePicture(page, 'storm.png')
  await generate(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('OPENAI_API_KEY', { timeout: 30_000 })
})
