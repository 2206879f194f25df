import type { Page } from '@playwright/test'
import { createProject, deckOf, generate, importDeck, readyToGenerate, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

/** Every page of the product once, with something on it. */
async function visitAll(page: Page, look: () => Promise<void>): Promise<void> {
  await page.goto('/')
  await look()
  await page.goto('/sign-in')
  await look()
  await readyToGenerate(page, 12)
  await look()
  const step = page.url()
  await generate(page)
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 20_000,
  })
  await look()
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
  await look()
  await page.goto(step.replace('talk-track', 'deck'))
  await look()
  await page.getByRole('link', { name: /View \/ Edit/ }).click()
  await expect(page.getByRole('list', { name: 'Slides' })).toBeVisible()
  await look()
  await outlineAndDeck(page, step.replace('talk-track', 'deck'), look)
  await page.goto(step.replace('/talk-track', ''))
  await look()
  await page.goto('/jobs')
  await page.getByRole('tab', { name: 'Completed' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Completed' }).getByRole('listitem')).toHaveCount(3)
  await look()
  await page
    .getByRole('tabpanel')
    .getByRole('link', { name: /Talk track/ })
    .click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await look()
}

async function outlineAndDeck(page: Page, step: string, look: () => Promise<void>): Promise<void> {
  await page.goto(step)
  await page.getByRole('textbox', { name: 'Topic' }).fill('How lighthouses keep ships safe')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('slider', { name: 'Slides' }).press('Home')
  await page.getByRole('button', { name: 'Generate outline' }).click()
  await expect(page.getByRole('button', { name: 'Generate 5 slides' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Add section' }).click()
  await expect(page.getByText('Every section needs a title.')).toBeVisible()
  await look()
  await page.keyboard.type('What to take home')
  await page.getByRole('button', { name: 'Generate 8 slides' }).click()
  await expect(page.getByRole('heading', { name: 'Your deck is ready' })).toBeVisible({ timeout: 30_000 })
  await look()
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Slides' })).toBeVisible()
  await look()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In the ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('no page has a barrier that axe can find', async ({ page }) => {
      test.setTimeout(300_000)
      await visitAll(page, () => expectAccessible(page))
    })
  })
}

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the steps are one tap away', async ({ page }) => {
    await signUp(page)
    await createProject(page, 'Lighthouses')
    await page.getByRole('button', { name: /8 steps/ }).tap()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Deck structure/ })
      .tap()
    await expect(page.getByRole('heading', { name: 'Deck structure', level: 1 })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await importDeck(page, 'lighthouses.md', deckOf(3))
    await page.getByRole('list', { name: 'Slides' }).getByRole('button', { name: /^2/ }).tap()
    await expect(page.getByRole('textbox', { name: 'Title of slide 2' })).toBeVisible()
    await page.getByRole('button', { name: 'Slides', exact: true }).tap()
    await expect(page.getByRole('list', { name: 'Slides' })).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
})

test('From an empty account to a talk track without touching the mouse', async ({ page }) => {
  test.setTimeout(90_000)
  const press = async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
    const target = page.getByRole(role, { name }).first()
    await target.focus()
    await page.keyboard.press('Enter')
  }
  await signUp(page)
  await page.reload()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await press('New project')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'By keyboard', level: 1 })).toBeVisible()
  await press(/Generate.*Deck structure/, 'link')
  await expect(page.getByRole('heading', { name: 'Deck structure', level: 1 })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await press('Import a deck')
  await (await chooser).setFiles({
    name: 'deck.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(deckOf(3)),
  })
  await expect(page.getByRole('list', { name: 'Slides' })).toBeVisible()
  await press('Talk track', 'link')
  await expect(page.getByRole('heading', { name: 'Talk track', level: 1 })).toBeVisible()
  await page.getByRole('radio', { name: /Conversational/ }).focus()
  // Held for a moment, as by a finger: the radio group looks whether the key is still down.
  await page.keyboard.press('ArrowDown', { delay: 100 })
  await expect(page.getByRole('radio', { name: /Professional/ })).toBeChecked()
  await press('Generate talk track')
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 20_000,
  })
  await press('View / Edit', 'link')
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
})

test('Every page fits a phone', async ({ page }) => {
  test.setTimeout(300_000)
  // The list of steps is in a drawer there: it is wide while one walks, and narrow while one looks.
  await visitAll(page, async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})
