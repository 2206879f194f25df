import type { Page } from 'playwright'
import { clockOffset } from './clock.ts'
import type { Heard } from './job-channel.ts'

interface Shown {
  /** The progress bar's name: the job's title. */
  label: string
  percent: number
  at: number
}

/** What the page heard and showed; times by this process's `performance.now()`. */
export interface PageLog {
  heard: Heard[]
  shown: Shown[]
}

declare global {
  interface Window {
    benchLog: { heard: { text: string; at: number }[]; shown: Shown[]; isLive: boolean }
  }
}

/** Lets the page note when a message reaches its socket, and when a progress bar moves. Before it loads. */
export async function listenOn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.benchLog = { heard: [], shown: [], isLive: false }
    const log = window.benchLog
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        this.addEventListener('message', ({ data }) => {
          const at = performance.now()
          const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer)
          if (text.includes('job_changed')) log.heard.push({ text, at })
          if (text.includes('"system"') && text.includes('"ok"')) log.isLive = true
        })
      }
    }
    new MutationObserver((changes) => {
      const at = performance.now()
      for (const { target } of changes) {
        const bar = target as Element
        if (bar.getAttribute('role') !== 'progressbar') continue
        const percent = Number(bar.getAttribute('aria-valuenow'))
        log.shown.push({ label: bar.getAttribute('aria-label') ?? '', percent, at })
      }
    }).observe(document, { subtree: true, attributeFilter: ['aria-valuenow'] })
  })
}

export async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => window.benchLog.isLive)
}

/** The notes so far, moved from the page's clock to ours. */
export async function readLog(page: Page): Promise<PageLog> {
  const offset = await clockOffset(() => page.evaluate(() => performance.now()))
  const { heard, shown } = await page.evaluate(() => window.benchLog)
  return {
    heard: heard.map(({ text, at }) => ({ event: eventIn(text), at: at + offset })),
    shown: shown.map((bar) => ({ ...bar, at: bar.at + offset })),
  }
}

/** The event in a message of either form: a JSON list of five, or a binary head with the payload as JSON after it. */
function eventIn(text: string): Heard['event'] {
  if (text.startsWith('[')) return JSON.parse(text)[4].payload as Heard['event']
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    try {
      const found = JSON.parse(text.slice(at)) as Partial<Heard['event']>
      if (found.tasksDone !== undefined) return found as Heard['event']
    } catch (error) {
      // The head may have JSON of its own.
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  throw new Error(`There is no event in ${JSON.stringify(text)}`)
}
