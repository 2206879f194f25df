import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What moved by itself on this page, and by how much. */
    moved?: { by: number; what: string[] }[]
  }
}

/** Watches every page that is opened from now on for what moves without anybody having touched it. */
export async function watchMoves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    }
    const moved: NonNullable<Window['moved']> = []
    window.moved = moved
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue
        const nodes = entry.sources.map(({ node }) =>
          (node instanceof Element ? node.outerHTML : (node?.textContent ?? 'gone')).slice(0, 100),
        )
        moved.push({ by: entry.value, what: nodes })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** The page as it came from the server, in its own letters: what moved until then is forgotten. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
    window.moved?.splice(0)
  })
}

/** All that moved since the page was opened, or settled: a list for whoever has to mend it, empty where it is less than can be seen. */
export async function movesOf(page: Page): Promise<string[]> {
  const moved = await page.evaluate(async () => {
    // Two frames: the first draws what came last, the second is after the observer was told of it.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
    return window.moved ?? []
  })
  const sum = moved.reduce((all, { by }) => all + by, 0)
  return sum < 0.005 ? [] : moved.map(({ by, what }) => `${by.toFixed(4)}: ${what.join(' | ')}`)
}

/** Holds what the page asks of the API until it is let go, so that what only comes then would move what is there. */
export async function holdApi(page: Page): Promise<() => Promise<void>> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const api = /\/api\//
  await page.route(api, async (route) => {
    await gate
    await route.continue()
  })
  return async () => {
    letGo()
    await page.unrouteAll({ behavior: 'wait' })
  }
}
