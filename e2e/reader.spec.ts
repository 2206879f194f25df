import { readFile } from 'node:fs/promises'
import { generate, readyToGenerate } from './support/actions.ts'
import { expect, test } from './support/test.ts'

const saved = (page: import('@playwright/test').Page) =>
  page.getByRole('status').filter({ hasText: /^Saved$/ })

test.beforeEach(async ({ page }) => {
  await readyToGenerate(page, 3)
  await generate(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
})

test('An edit is saved by itself, and an older revision comes back', async ({ page }) => {
  const scripts = page.getByRole('list', { name: 'Scripts' }).getByRole('listitem')
  const written = await scripts.nth(1).getByRole('paragraph').first().innerText()
  await scripts.nth(1).hover()
  await page.getByRole('button', { name: 'Edit slide 2' }).click()
  await page.getByRole('textbox', { name: 'Script of slide 2' }).fill('My own words. They are better.')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(scripts.nth(1)).toContainText('My own words. They are better.')

  await page.getByRole('button', { name: 'Revisions' }).click()
  await page.getByRole('button', { name: 'Revision 1, generated' }).click()
  await page.getByRole('button', { name: 'Restore this revision' }).click()
  await expect(scripts.nth(1)).toContainText(written)
  await page.reload()
  await expect(scripts.nth(1)).toContainText(written)
})

test('A talk track is copied and exported as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const script = await page
    .getByRole('listitem', { name: /Lighthouse 2/ })
    .getByRole('paragraph')
    .first()
    .innerText()

  await page.getByRole('button', { name: 'Copy all' }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain(script)
  await page.getByRole('listitem', { name: /Lighthouse 2/ }).hover()
  await page.getByRole('button', { name: 'Copy slide 2' }).click()
  await expect.poll(copied).toBe(`Lighthouse 2\n\n${script}`)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Markdown' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.md$/)
  expect(await readFile(await file.path(), 'utf8')).toContain(script)
})

test('It is read and edited with the keyboard alone', async ({ page }) => {
  await page.getByRole('button', { name: 'Copy slide 1' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listitem', { name: /Lighthouse 2/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Script of slide 2' })
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Typed without a mouse. It works.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listitem', { name: /Lighthouse 2/ })).toBeFocused()
  await expect(page.getByRole('listitem', { name: /Lighthouse 2/ })).toContainText('Typed without a mouse.')
  await expect(saved(page)).toBeVisible()
})
