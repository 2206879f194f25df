import { createProject, openStep, signUp } from './support/actions.ts'
import { expect, test } from './support/test.ts'

test('A person creates a project, renames it and deletes it', async ({ page }) => {
  await signUp(page)
  await createProject(page, 'Birds of the coast')
  await page.getByRole('link', { name: 'Offstage' }).click()

  await page.getByRole('button', { name: 'More for Birds of the coast' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Birds of the moor')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('link', { name: 'Birds of the moor' })).toBeVisible()

  await page.getByRole('button', { name: 'More for Birds of the moor' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('cannot be undone')
  await page.getByRole('button', { name: 'Delete the project' }).click()
  await expect(page.getByRole('heading', { name: 'Your first project' })).toBeVisible()
})

test('The sample project opens with its 62 slides, step 4 done and step 6 next', async ({ page }) => {
  await signUp(page)
  await page.getByRole('button', { name: 'Open the sample project' }).click()
  const steps = page.getByRole('navigation', { name: 'Funnel steps' })
  await expect(steps.getByRole('link', { name: 'Step 4, done: Deck structure' })).toBeVisible()
  await expect(steps.getByRole('link', { name: 'Step 6, next: Talk track' })).toBeVisible()
  await openStep(page, 'Deck structure')
  await page.getByRole('link', { name: /View \/ Edit/ }).click()
  await expect(page.getByText('62 slides')).toBeVisible()
})

test('A step that is not built yet says so', async ({ page }) => {
  await signUp(page)
  await createProject(page, 'Birds of the coast')
  await page
    .getByRole('navigation', { name: 'Funnel steps' })
    .getByRole('link', { name: /Publish/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Not built yet' })).toBeVisible()
})

test('What does not exist, or is somebody else’s, is answered the same way', async ({ page, context }) => {
  await signUp(page)
  await createProject(page, 'Mine alone')
  const address = page.url()
  await context.clearCookies()
  await signUp(page)
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible()
})
