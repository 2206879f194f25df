import { banner, createProject, openStep, signUp } from './support/actions.ts'
import { holdApi, movesOf, settled, watchMoves } from './support/stillness.ts'
import { expect, test } from './support/test.ts'

test('A step opens with its failures and its limits in place, and nothing moves when the rest is there', async ({
  page,
  model,
}) => {
  model.rule(() => ({ status: 401 }))
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Lecture notes')
  const step = page.url()
  await page.getByRole('tab', { name: 'From a transcript' }).click()
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page
    .getByRole('textbox', { name: 'Text of the transcript' })
    .fill('A mempool is a cache of transactions.\n'.repeat(5))
  await page.getByRole('button', { name: 'Add this text' }).click()
  await page.getByRole('button', { name: 'Generate lecture notes' }).click()
  await expect(page.getByRole('heading', { name: 'Your lecture notes are not finished' })).toBeVisible({
    timeout: 30_000,
  })

  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    await watchMoves(page)
    const letGo = await holdApi(page)
    await page.goto(step)
    // Whatever waits for the API is not there yet.
    await expect(page.getByRole('region', { name: 'Not finished' }).getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('Up to 6 hours')
    await expect(page.getByRole('button', { name: 'Generate lecture notes' })).toBeEnabled()
    await settled(page)
    await letGo()
    await expect(
      page.getByRole('region', { name: 'Not finished' }).getByRole('button', { name: 'Retry' }),
    ).toBeEnabled()
    expect(await movesOf(page), `at ${width} pixels`).toEqual([])
  }
})

test('What the model cannot do is on the page before anything is asked of the API', async ({ page }) => {
  await signUp(page)
  await createProject(page, 'A course')
  await openStep(page, 'Customer journey')
  // The first page of all may come before the worker has said what it can.
  await page.getByRole('tab', { name: 'From a picture' }).click()
  const note = page.getByText('No model that can see is connected')
  await expect(note).toBeVisible({ timeout: 30_000 })
  await holdApi(page)
  await page.reload()
  await page.getByRole('tab', { name: 'From a picture' }).click()
  await expect(note).toBeVisible()
})

test('A banner that leaves by itself moves nothing of the page that is read', async ({ page, model }) => {
  test.setTimeout(120_000)
  await signUp(page)
  await createProject(page, 'A course')
  const project = page.url()
  await watchMoves(page)
  for (const width of [360, 1280]) {
    model.rule(() => 'hold')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(project)
    await openStep(page, 'Lecture notes')
    await page.getByRole('tab', { name: 'From a transcript' }).click()
    await page.getByRole('button', { name: 'Paste one' }).click()
    await page
      .getByRole('textbox', { name: 'Text of the transcript' })
      .fill(`A mempool is a cache of transactions, at ${width} pixels.\n`.repeat(5))
    await page.getByRole('button', { name: 'Add this text' }).click()
    await page.getByRole('button', { name: 'Generate lecture notes' }).click()
    await expect(page.getByRole('heading', { name: 'Taking notes' })).toBeVisible()

    await page.setViewportSize({ width, height: 800 })
    await page.goto('/projects')
    const heading = page.getByRole('heading', { level: 1 })
    const place = () => heading.evaluate((node) => node.getBoundingClientRect().top)
    await expect(banner(page)).toBeVisible()
    await settled(page)
    const before = await place()

    model.open()
    await expect(banner(page)).toBeHidden({ timeout: 30_000 })
    expect(await movesOf(page), `at ${width} pixels`).toEqual([])
    expect(Math.abs((await place()) - before)).toBeLessThan(1)

    await page.getByRole('link', { name: 'A course' }).click()
    await expect(page).toHaveURL(project)
    await page.getByRole('link', { name: 'Offstage', exact: true }).click()
    await expect(page).toHaveURL(/\/projects$/)
    await expect.poll(place, 'the room is gone with the page').toBeLessThan(before)
  }
})
