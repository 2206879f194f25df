import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createProject, openStep, signUp } from './support/actions.ts'
import { diagram, folder, login, sees, storm } from './support/diagrams.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

async function generate(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'From a picture' }).click()
  await page.getByLabel('Picture file').setInputFiles({ name, mimeType: 'image/png', buffer: diagram(name) })
  await expect(page.getByRole('img', { name })).toBeVisible()
  const form = page.locator('form').filter({ has: page.getByLabel('Picture file') })
  await form.getByRole('button', { name: 'Generate journey' }).click()
}

test.describe('The diagrams of others', () => {
  // Without them this is skipped.
  test.skip(!existsSync(folder), 'They are not beside this checkout.')

  for (const [name, reply] of [
    ['public-journey-storm.png', storm],
    ['user-journey-bankid-login.png', login],
  ] as const) {
    test(`${name} is a grid, and each cell says where it stands`, async ({ page, model }) => {
      model.rule((_call, body) => sees(body))
      await signUp(page)
      await createProject(page, 'Diagrams')
      await openStep(page, 'Customer journey')
      await generate(page, name)
      await expect(page.getByRole('heading', { name: 'Your journey is ready' })).toBeVisible({
        timeout: 30_000,
      })
      await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
      for (const [index, { title, entries }] of reply.stages.entries()) {
        await expect(
          page.getByRole('textbox', { name: `Name of stage ${index + 1}`, exact: true }),
        ).toHaveValue(title)
        // What the picture leaves empty stays so.
        await expect(page.locator(`[data-stage="${index}"] [data-entry]`)).toHaveCount(entries.length)
      }
      await expectAccessible(page)
      const last = reply.stages.at(-1)?.entries[0]?.text ?? ''
      await page.getByRole('button', { name: last, exact: true }).focus()
      await expect(page.getByRole('figure')).toContainText(`“${last}” is marked`)
      await expect(page.getByTestId('region')).toBeVisible()
      await page.setViewportSize({ width: 360, height: 780 })
      await expectNoSidewaysScroll(page)
    })
  }

  test('sequence-diagram.png is no journey: whose it should be is asked, and nothing is saved', async ({
    page,
    model,
  }) => {
    model.rule((_call, body) => sees(body))
    await signUp(page)
    await createProject(page, 'Diagrams')
    await openStep(page, 'Customer journey')
    const step = page.url()
    await generate(page, 'sequence-diagram.png')
    await expect(page.getByRole('heading', { name: /Whose journey should it be/ })).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByRole('button', { name: 'The user who is redirected' })).toBeEnabled()
    await expect(page.getByText('Nothing was invented and nothing saved.')).toBeVisible()
    await page.goto(step)
    await expect(page.getByRole('heading', { name: 'Generate one' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'View / Edit' })).toHaveCount(0)
  })
})
