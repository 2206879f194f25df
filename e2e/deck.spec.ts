import { createProject, deckOf, importDeck, openStep, signUp, toasts } from './support/actions.ts'
import { expect, test } from './support/test.ts'

const slides = (page: import('@playwright/test').Page) =>
  page.getByRole('list', { name: 'Slides' }).getByRole('listitem')
const saved = (page: import('@playwright/test').Page) =>
  page.getByRole('status').filter({ hasText: /^Saved$/ })

test.beforeEach(async ({ page }) => {
  await signUp(page)
  await createProject(page, 'Lighthouses')
  await openStep(page, 'Deck structure')
})

test('A deck is imported, edited and still edited after a reload', async ({ page }) => {
  await importDeck(page, 'lighthouses.md', deckOf(5))
  await expect(slides(page)).toHaveCount(5)
  await page.getByRole('textbox', { name: 'Title of slide 1' }).fill('Why lighthouses matter')
  await page.getByRole('textbox', { name: 'Speaker notes' }).fill('Begin with the storm of 1703.')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(slides(page).first()).toContainText('Why lighthouses matter')
  await expect(page.getByRole('textbox', { name: 'Speaker notes' })).toHaveValue(
    'Begin with the storm of 1703.',
  )
})

test('Slides are added, hidden, moved by the keyboard, deleted and brought back', async ({ page }) => {
  await importDeck(page, 'lighthouses.md', deckOf(4))
  await page.getByRole('button', { name: 'Add slide' }).click()
  await page.getByRole('textbox', { name: 'Title of slide 2' }).fill('A new beginning')
  await expect(slides(page)).toHaveCount(5)

  await page.getByRole('button', { name: 'Hide this slide' }).click()
  await expect(page.getByText('5 slides, 1 hidden')).toBeVisible()

  await page.getByRole('button', { name: 'Move slide 2, A new beginning' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  // The number changes once it is let go.
  await expect(slides(page).nth(2)).toHaveText('3A new beginning')
  await slides(page).nth(2).getByRole('button', { name: /^3/ }).press('Alt+ArrowDown')
  await expect(slides(page).nth(3)).toHaveText('4A new beginning')

  await page.getByRole('button', { name: 'Delete this slide' }).click()
  await expect(slides(page)).toHaveCount(4)
  await toasts(page, 'deleted').getByRole('button', { name: 'Undo' }).click()
  await expect(slides(page).nth(3)).toContainText('A new beginning')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(slides(page).nth(3)).toContainText('A new beginning')
})

test('A file that cannot be read is told in a sentence, and nothing is added', async ({ page }) => {
  await importDeck(
    page,
    'holiday.pptx',
    Buffer.from('PK\u0003\u0004 and then nothing that is a presentation'),
  )
  await expect(
    page.getByRole('alert').filter({ hasText: 'holiday.pptx could not be imported' }),
  ).toBeVisible()
  await expect(page.getByRole('list', { name: 'Decks' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Import a deck' })).toBeEnabled()
})

test('Code in a deck is shown as text and never runs', async ({ page }) => {
  const attack = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'
  await importDeck(
    page,
    'attack.md',
    `# ${attack}\n\n${attack}\n\n---\n\n# Two\n\n[x](javascript:alert(1))\n`,
  )
  await expect(slides(page)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Text of slide 1' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0)
  await expect(page).not.toHaveTitle(/owned/)
})

test('Two tabs that edit the same deck do not overwrite one another', async ({ page, context }) => {
  await importDeck(page, 'lighthouses.md', deckOf(3))
  await expect(slides(page)).toHaveCount(3)
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('textbox', { name: 'Title of slide 1' }).fill('From the other tab')
  await expect(saved(other)).toBeVisible()

  await page.getByRole('textbox', { name: 'Title of slide 1' }).fill('From this tab')
  const problem = page.getByRole('alert').filter({ hasText: 'Changed somewhere else' })
  await expect(problem).toBeVisible()
  await problem.getByRole('button', { name: 'Load the other text' }).click()
  await expect(page.getByRole('textbox', { name: 'Title of slide 1' })).toHaveValue('From the other tab')

  await other.close()
  await page.getByRole('textbox', { name: 'Title of slide 1' }).fill('From this tab')
  await expect(saved(page)).toBeVisible()
})
