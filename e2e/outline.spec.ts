import { createProject, importDeck, openStep, signUp } from './support/actions.ts'
import { expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const DECK = `# Lighthouses

Keepers once lived beside every lamp and wound its clockwork each evening.

---

# Lenses

Fresnel built a lens of thin rings that sends all light to the horizon.

---

# Fog

Bells and horns warn ships when no lamp can be seen through weather.

---

# Today

Most towers are automatic now and are watched from one room in a harbour town.
`

test('A deck is outlined from a brief, changed, and written slide by slide', async ({ page }) => {
  await signUp(page)
  await createProject(page, 'Lighthouses')
  await openStep(page, 'Deck structure')
  await importDeck(page, 'towers.md', DECK)
  await expect(page.getByRole('list', { name: 'Slides' }).getByRole('listitem')).toHaveCount(4)
  await openStep(page, 'Deck structure')

  await page.getByRole('textbox', { name: 'Topic' }).fill('How lighthouses keep ships safe')
  await page.getByRole('textbox', { name: 'Goal' }).fill('They visit one this summer')
  const slides = page.getByRole('slider', { name: 'Slides' })
  await slides.press('Home')
  await slides.press('ArrowRight')
  await page.getByRole('group', { name: 'Sources' }).getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Generate outline' }).click()

  // The outline is there at once, and nothing else was bought.
  await expect(page.getByRole('button', { name: 'Generate 6 slides' })).toBeVisible()
  await expect(page.getByText('Drafted by the offline model')).toBeVisible()
  const sections = page.getByRole('list', { name: 'Sections' }).getByRole('listitem')
  await expect(sections).toHaveCount(2)

  await page.getByRole('button', { name: 'Add section' }).click()
  await expect(page.getByText('Every section needs a title.')).toBeVisible()
  await page.keyboard.type('What to take home')
  await page.getByRole('spinbutton', { name: 'Slides of What to take home' }).press('ArrowDown')
  await page.getByRole('button', { name: 'Move What to take home up' }).click()
  await expect(sections.nth(1).getByRole('textbox').first()).toHaveValue('What to take home')
  await page.getByRole('button', { name: 'Generate 8 slides' }).click()

  await expect(page.getByRole('heading', { name: 'Your deck is ready' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('article')).toHaveCount(8)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Slides' }).getByRole('listitem')).toHaveCount(8)
  await expect(page.getByRole('textbox', { name: 'Title of slide 1' })).toHaveValue(
    'How lighthouses keep ships safe',
  )
})

test('A source with a long name leaves the brief as wide as a phone', async ({ page }) => {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Customer journey')
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page
    .getByRole('textbox', { name: 'Name' })
    .fill('An interview with somebody of very many names '.repeat(3))
  await page.getByRole('textbox', { name: 'Text of the transcript' }).fill('Ana: I looked at the website.')
  await page.getByRole('button', { name: 'Add this text' }).click()
  await expect(page.getByRole('checkbox')).toBeChecked()
  const fits = async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  await fits()
  await openStep(page, 'Deck structure')
  await expect(page.getByRole('group', { name: 'Sources' }).getByRole('checkbox')).toBeVisible()
  await fits()
})
