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

/** The event in a Phoenix message: `[join, ref, topic, "broadcast", {event, payload}]`. */
function eventIn(text: string): Heard['event'] {
  const message: unknown = JSON.parse(text)
  const { payload } = (Array.isArray(message) ? message[4] : message) as { payload: { payload?: unknown } }
  return (payload.payload ?? payload) as Heard['event']
}
