import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createClient } from '@supabase/supabase-js'
import { generate, readyToGenerate, signUp } from './support/actions.ts'
import { stackEnvironment } from './support/stack.ts'
import { expect, test } from './support/test.ts'

/** As docs/operations.md says it. */
async function makeOperator(email: string) {
  const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = stackEnvironment()
  const { error } = await createClient(SUPABASE_URL, SUPABASE_SECRET_KEY).rpc('set_operator', {
    email,
    is_operator: true,
  })
  if (error) throw error
}

test('An operator finds the job of another, sees its time line, cancels it and starts it again; nobody else has the page', async ({
  page,
  browser,
  model,
}) => {
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  await page.goto('/jobs')
  await page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .getByRole('link', { name: /Talk track/ })
    .click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  const jobId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto('/operator')
  await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible()
  await page.goto('/projects')
  await page.getByRole('button', { name: /^Account:/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Operator' })).toHaveCount(0)

  const desk = await (await browser.newContext()).newPage()
  await makeOperator(await signUp(desk))
  await desk.goto('/projects')
  await desk.getByRole('button', { name: /^Account:/ }).click()
  await desk.getByRole('menuitem', { name: 'Operator' }).click()
  const queue = desk.getByRole('table').getByRole('row', { name: /Talk track/ })
  await expect(queue).toBeVisible()
  await desk.getByRole('searchbox', { name: 'Job, user or email' }).fill(jobId)
  const found = desk.getByRole('list', { name: 'Jobs found' }).getByRole('listitem')
  await expect(found).toHaveCount(1)
  await look(desk, 'operator')
  await found.getByRole('link').click()
  const timeLine = desk.getByRole('region', { name: 'Events in order' }).getByRole('table')
  await expect(timeLine.getByRole('row', { name: /job enqueued/ })).toBeVisible()
  await expect(desk.getByText('Lighthouse')).toHaveCount(0)
  await look(desk, 'operator-job')

  await desk.getByRole('button', { name: /^Cancel job/ }).click()
  await expect(timeLine.getByRole('row', { name: /operator acted: cancel.*operator/ })).toBeVisible()
  await page.goto(`/jobs/${jobId}`)
  await expect(page.getByText('An operator cancelled it; finished parts were kept')).toBeVisible()
  await expect(page.getByText('You cancelled it')).toHaveCount(0)

  model.open()
  await desk.getByRole('button', { name: /^Retry job/ }).click()
  await expect(timeLine.getByRole('row', { name: /job completed/ })).toBeVisible({ timeout: 30_000 })
  await desk.context().close()
})

/** Accessible, and within the window, in light and dark and on a phone. */
async function look(page: Page, name: string) {
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 390],
    ['light', 390],
    ['dark', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual(
      [],
    )
    const overflow = () => document.documentElement.scrollWidth - window.innerWidth
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
    const shots = process.env.OFFSTAGE_SHOTS
    if (shots) await page.screenshot({ path: `${shots}/${name}-${scheme}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
