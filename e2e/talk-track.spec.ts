import {
  banner,
  createProject,
  generate,
  news,
  openStep,
  readyToGenerate,
  toasts,
  watchToasts,
} from './support/actions.ts'
import { expect, test } from './support/test.ts'

const scripts = (page: import('@playwright/test').Page) => page.getByRole('article')

test('A talk track is written slide by slide while one watches', async ({ page, model }) => {
  model.rule((call) => (call === 0 ? 'pass' : 'hold'))
  await readyToGenerate(page, 25)
  await generate(page)

  await expect(scripts(page)).toHaveCount(10)
  await expect(page.getByRole('paragraph').filter({ hasText: /^10 of 25 slides written$/ })).toBeVisible()
  await expect(banner(page)).toContainText('Generating talk track – this may take')
  await expect(banner(page)).toContainText('You can navigate freely')
  await expect(banner(page).getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /Writing the scripts.*left/,
  )

  model.open()
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible()
  await expect(scripts(page)).toHaveCount(25)
  await expect(banner(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Step 6, done: Talk track' })).toBeVisible()
  // The page says it itself: to the eye by its heading, to a screen reader as news, and no toast lies over it.
  await expect(news(page)).toHaveText('Talk track is ready.')
  await expect(toasts(page, 'is ready')).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByText('Drafted by the offline model')).toBeVisible()
})

test('One closes the tab half way, comes back and finds it finished', async ({ page, context, model }) => {
  model.rule((call) => (call === 0 ? 'pass' : 'hold'))
  await readyToGenerate(page, 25)
  await generate(page)
  await expect(scripts(page)).toHaveCount(10)
  await page.close()

  model.open()
  const back = await context.newPage()
  await back.goto('/projects')
  const toast = toasts(back, 'Talk track is ready')
  await expect(toast).toBeVisible({ timeout: 20_000 })
  await toast.getByRole('button', { name: 'View talk track' }).click()
  await expect(back.getByRole('list', { name: 'Scripts' }).getByRole('listitem')).toHaveCount(25)
})

test('A reload shows the banner at once, drawn by the server', async ({ page, browser, baseURL, model }) => {
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  await expect(banner(page)).toBeVisible()

  const withoutScripts = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL && { baseURL }),
  })
  const drawnByServer = await withoutScripts.newPage()
  await drawnByServer.goto('/projects')
  await expect(banner(drawnByServer)).toContainText('Generating talk track')
  await withoutScripts.close()
})

test('Two open tabs follow the same job and show one toast between them', async ({
  page,
  context,
  model,
}) => {
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  // Where it was followed, no toast would be shown.
  await page.goto('/projects')
  const other = await context.newPage()
  await other.goto('/jobs')
  const counts = await Promise.all(
    [page, other].map(async (tab) => {
      await expect(banner(tab)).toBeVisible()
      return watchToasts(tab)
    }),
  )

  model.open()
  const shown = async () => {
    const [one = 0, two = 0] = await Promise.all(counts.map((count) => count()))
    return one + two
  }
  await expect.poll(shown).toBe(1)
  // Once the badge is empty in both, nothing more is waiting to be told.
  await expect(page.getByRole('button', { name: 'Jobs: none running' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Jobs: none running' })).toBeVisible()
  expect(await shown()).toBe(1)
})

test('Cancelled half way and continued, it keeps the slides that were written', async ({ page, model }) => {
  let calls = 0
  model.rule(() => {
    calls += 1
    return calls === 1 ? 'pass' : 'hold'
  })
  await readyToGenerate(page, 25)
  await generate(page)
  await expect(scripts(page)).toHaveCount(10)
  const first = await scripts(page).first().innerText()

  await page.getByRole('button', { name: 'Cancel the talk track' }).click()
  await expect(page.getByText('It was cancelled')).toBeVisible()
  await expect(page.getByText('10 of 25 slides are written.')).toBeVisible()
  await expect(scripts(page)).toHaveCount(10)

  model.open()
  model.rule(() => {
    calls += 1
    return 'pass'
  })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(scripts(page)).toHaveCount(25)
  expect(await scripts(page).first().innerText()).toBe(first)
  // Three parts, of which two were under way when it was cancelled: at most those are asked for again.
  expect(calls).toBeLessThanOrEqual(5)
})

test('A model that refuses is told in words, and Retry finishes what is missing', async ({ page, model }) => {
  model.rule((call) => (call === 0 ? 'pass' : { status: 401 }))
  await readyToGenerate(page, 25)
  await generate(page)
  await expect(page.getByRole('heading', { name: 'Your talk track is not finished' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).not.toBeEmpty()

  model.open()
  await page.getByRole('main').getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 30_000,
  })
})

test('Without the live channel the page says that it asks, and the job still finishes', async ({
  page,
  model,
}) => {
  await page.routeWebSocket(/realtime/, (socket) => socket.close())
  model.rule(() => 'hold')
  await readyToGenerate(page, 5)
  await generate(page)
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Checking every 3 s', {
    timeout: 20_000,
  })
  model.open()
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 20_000,
  })
})

test('The network goes away and comes back, and nothing was lost', async ({ page, context, model }) => {
  model.rule((call) => (call === 0 ? 'pass' : 'hold'))
  await readyToGenerate(page, 25)
  await generate(page)
  await expect(scripts(page)).toHaveCount(10)
  await context.setOffline(true)
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Offline', { timeout: 20_000 })
  model.open()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(scripts(page)).toHaveCount(25)
})

test('A project without a deck says where to begin', async ({ page }) => {
  await readyToGenerate(page, 2)
  await page.getByRole('link', { name: 'Offstage' }).click()
  await createProject(page, 'Still empty')
  await openStep(page, 'Talk track')
  await expect(page.getByRole('heading', { name: 'It begins with a deck' })).toBeVisible()
})
