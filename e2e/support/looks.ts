import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** How much moves that comes to rest: a toast that fades in has too little contrast until it is there. */
const moving = (page: Page) =>
  page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        ).length,
  )

/** Nothing that axe finds wrong, once everything has come to rest. */
export async function expectAccessible(page: Page): Promise<void> {
  let found = await violationsAtRest(page)
  // What began to fade in during the look, as a toast does that comes when it likes, is looked at once more.
  if (found.length > 0) found = await violationsAtRest(page)
  expect(found).toEqual([])
}

async function violationsAtRest(page: Page): Promise<string[]> {
  await expect.poll(() => moving(page)).toBe(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)
}

/** The page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
}
