import sparticuz from '@sparticuz/chromium'
import { type BrowserContext, chromium } from 'playwright'
import { sessionCookies } from './session.ts'
import type { BenchStack } from './stack.ts'
import type { BenchUser } from './user.ts'

/** A real Chromium in which this user is signed in. */
export async function openBrowser(
  stack: BenchStack,
  user: BenchUser,
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  const context = await browser.newContext({ baseURL: stack.appUrl })
  const cookies = await sessionCookies(stack, user)
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: stack.appUrl })))
  return { context, close: () => browser.close() }
}
