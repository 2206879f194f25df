import { PASSWORD, signUp } from './support/actions.ts'
import { linkInEmailTo } from './support/stack.ts'
import { expect, test } from './support/test.ts'

test('A visitor creates an account, signs out and signs in again', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  const email = await signUp(page)

  await page.getByRole('button', { name: `Account: ${email}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Your first project' })).toBeVisible()
})

test('A wrong password is told in a sentence, and the email need not be typed again', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Email' }).fill('nobody@example.com')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue('nobody@example.com')
})

test('A forgotten password is chosen anew by the link of an email, which works once', async ({ page }) => {
  await page.goto('/sign-up')
  const email = await signUp(page)
  await page.getByRole('button', { name: `Account: ${email}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()

  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('a link is on its way')).toBeVisible()
  await expect.poll(() => linkInEmailTo(email)).toBeTruthy()
  const link = linkInEmailTo(email) ?? ''
  await page.goto(link)
  await page.getByLabel('New password').fill('a quite different one')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('heading', { name: 'Your first project' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto(link)
  await expect(page.getByRole('alert').filter({ hasText: 'has been used' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill('a quite different one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Your first project' })).toBeVisible()
})

test('A page behind the sign-in asks for it, and a path of another site is not followed', async ({
  page,
}) => {
  await page.goto('/jobs')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/sign-in?next=//example.com')
  await signUp(page)
  await expect(page).toHaveURL(/\/projects$/)
})

test('The theme that was chosen is there from the first paint', async ({ browser, page, baseURL }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Theme/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible()
  await expect
    .poll(async () =>
      (await page.context().cookies()).some(({ name, value }) => name === 'theme' && value === 'dark'),
    )
    .toBe(true)

  const withoutScripts = await browser.newContext({
    javaScriptEnabled: false,
    colorScheme: 'light',
    storageState: await page.context().storageState(),
    ...(baseURL && { baseURL }),
  })
  const drawnByServer = await withoutScripts.newPage()
  await drawnByServer.goto('/')
  await expect(drawnByServer.getByRole('main')).toHaveCSS('color-scheme', 'dark')
  await withoutScripts.close()
})
