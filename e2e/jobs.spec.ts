import { banner, generate, readyToGenerate } from './support/actions.ts'
import { expect, test } from './support/test.ts'

test('The badge counts what runs, and the list leads to it', async ({ page, model }) => {
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  await page.getByRole('button', { name: 'Jobs: 1 running' }).click()
  await page.getByRole('dialog', { name: 'Jobs' }).getByRole('link', { name: 'All jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()

  const jobs = page.getByRole('tabpanel', { name: /Active/ }).getByRole('listitem')
  await expect(jobs).toHaveCount(1)
  await expect(jobs.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Compact' }).click()
  await expect(jobs.getByRole('progressbar')).toHaveCount(0)
  await jobs.getByRole('link', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: 'Writing your talk track' })).toBeVisible()
})

test('A cancelled job waits under Failed, and is continued from there to the end', async ({
  page,
  model,
}) => {
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  await page.goto('/jobs')
  await page.getByRole('tabpanel').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is running' })).toBeVisible()
  await expect(banner(page)).toHaveCount(0)

  model.open()
  await page.getByRole('tab', { name: 'Failed' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('tab', { name: 'Completed' }).click()
  const done = page.getByRole('tabpanel', { name: 'Completed' }).getByRole('listitem')
  await expect(done).toHaveCount(1, { timeout: 20_000 })

  await done.getByRole('link', { name: /Talk track/ }).click()
  await expect(page.getByText('You cancelled it; finished parts were kept')).toBeVisible()
  await expect(page.getByText('You asked to go on; finished parts were kept')).toBeVisible()
  await page.getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
})
