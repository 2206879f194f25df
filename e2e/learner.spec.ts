import type { Page } from '@playwright/test'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const SAID = [
  'In this video I will show how to clean the coffee machine.',
  'First, switch off the machine at the back.',
  'Then remove the water tank and rinse it with warm water.',
  'Finally, sign the cleaning log.',
].join('\n')
const QUESTION = 'What is done with the water tank?'
const MODEL_ANSWER = 'It is removed and rinsed with warm water. Then it dries for ten minutes.'

/** The learner's page of a training whose last checkpoint is this one. */
async function atQuestions(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A café')
  await page.goto(`${page.url()}/training`)
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('The machine')
  await page.getByRole('textbox', { name: 'Text of the transcript' }).fill(SAID)
  await page.getByRole('button', { name: 'Add this text' }).click()
  await expect(page.getByRole('combobox', { name: 'Made of' })).toContainText('The machine')
  await page.getByRole('button', { name: 'Generate training' }).click()
  await expect(page.getByRole('heading', { name: 'Your training is ready' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()

  await page.getByRole('button', { name: 'Add a question' }).click()
  const questions = page.getByRole('region', { name: 'Checkpoints' }).getByRole('textbox')
  const empty = await questions.count()
  await questions.nth(empty - 2).fill(QUESTION)
  await questions.nth(empty - 1).fill(MODEL_ANSWER)
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.getByRole('link', { name: 'Answer the questions' }).click()
  await expect(card(page)).toBeVisible()
}

const card = (page: Page) => page.getByRole('region', { name: QUESTION })
const field = (page: Page) => card(page).getByRole('textbox')
const send = (page: Page) => card(page).getByRole('button', { name: 'Check my answer' }).click()

test('I answer a question, see what is right and what is missing, and try again', async ({ page }) => {
  test.setTimeout(180_000)
  await atQuestions(page)
  const source = page.getByRole('complementary', { name: 'Recording and transcript' })
  await expect(source).toContainText('Finally, sign the cleaning log.')
  await expectAccessible(page)
  await expect(page.getByText(/^0 of \d+ answered$/).first()).toBeVisible()

  await send(page)
  await expect(card(page).getByText('Write an answer first.')).toBeVisible()
  await field(page).fill('It is removed and rinsed with warm water.')
  await send(page)
  await expect(card(page).getByRole('list', { name: 'Right' })).toContainText('removed and rinsed', {
    timeout: 60_000,
  })
  await expect(card(page).getByRole('list', { name: 'Missing' })).toContainText('ten minutes')
  await expect(card(page).getByText('Compared by the offline model')).toBeVisible()
  await expectAccessible(page)

  await card(page)
    .getByRole('button', { name: /^Try again: question \d+$/ })
    .click()
  await expect(field(page)).toHaveValue('It is removed and rinsed with warm water.')
  await field(page).fill(MODEL_ANSWER)
  await send(page)
  await expect(card(page).getByText('Last score 100', { exact: false })).toBeVisible({ timeout: 60_000 })
  await card(page).getByText('1 earlier answer').click()
  await expect(card(page).getByRole('list', { name: /^Earlier answers/ })).toContainText(
    'It is removed and rinsed with warm water.',
  )
  await page.reload()
  await expect(card(page).getByText('Last score 100', { exact: false })).toBeVisible()

  await page.getByRole('main').getByRole('link', { name: 'The training' }).click()
  await page.getByRole('link', { name: 'Results' }).click()
  const result = page
    .getByRole('list', { name: 'Results' })
    .getByRole('listitem')
    .filter({ hasText: QUESTION })
  await expect(result).toContainText('Attempts2')
  await expect(result).toContainText('Best100 of 100')
  await expectAccessible(page)
})

test('An answer that is being read goes on without me, and its evaluation waits for me', async ({
  page,
  model,
}) => {
  test.setTimeout(180_000)
  await atQuestions(page)
  const questions = page.url()
  model.rule(() => 'hold')
  await field(page).fill('It is removed and rinsed with warm water.')
  await send(page)
  await expect(card(page).getByRole('progressbar')).toBeVisible({ timeout: 30_000 })
  await openStep(page, 'Training')
  model.open()
  await page.goto(questions)
  await expect(card(page).getByRole('list', { name: 'Right' })).toContainText('removed and rinsed', {
    timeout: 60_000,
  })
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('questions, evaluations and results are as wide as the window', async ({ page }) => {
    test.setTimeout(180_000)
    await atQuestions(page)
    await expectNoSidewaysScroll(page)
    await field(page).fill(
      `${'Donaudampfschifffahrtsgesellschaft'.repeat(6)} is removed and rinsed with warm water.`,
    )
    await send(page)
    await expect(card(page).getByRole('list', { name: 'Right' })).toBeVisible({ timeout: 60_000 })
    await expectNoSidewaysScroll(page)
    await page.goto(page.url().replace(/\/learn$/, '/results'))
    await expect(page.getByRole('list', { name: 'Results' })).toContainText(QUESTION)
    await expectNoSidewaysScroll(page)
  })
})
