import type { Page, Request } from 'playwright'
import type { ModelCall, ScriptedReply } from '../../__tests__/support/scripted-model.ts'
import { type Figure, numberFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { openBrowser } from '../support/browser.ts'
import { listenOn, readLog, untilLive } from '../support/page-ears.ts'
import { createBenchUser, createDeck } from '../support/user.ts'

const SLIDES = 62
const JOB_SECONDS = 120
const POLL_SECONDS = 3

/** What an open page costs while it waits. */
export const pageRequests: Measure = {
  name: 'page-requests',
  title: 'Requests of one open page while a two-minute job runs',
  explanation: `A real Chromium, signed in, on the talk track's page, its channel live. A person clicks *Generate talk track* for
a deck of ${SLIDES} slides; the seven parts are answered one after the other over two minutes, so that there is something new
all the time, and the page shows each finished slide. Counted is every document, fetch and XHR that leaves the page from
the click to the event that says \`completed\`: the start itself, the way to the live page, and the parts. What comes
after the end (the last parts, the list of documents, the toast's claim, the prefetched result) stands beside it, and so
do files of the build, which the browser keeps. Messages of the WebSocket are no requests. Polling every ${POLL_SECONDS} s would make
${JOB_SECONDS / POLL_SECONDS}.`,
  async run(bench) {
    const stack = await bench.stack()
    const model = await bench.model()
    model.reset()
    const user = await createBenchUser(stack)
    await createDeck(user, SLIDES)
    const browser = await openBrowser(stack, user)
    try {
      const page = await browser.context.newPage()
      await listenOn(page)
      await page.goto(`/projects/${user.projectId}/talk-track`)
      await untilLive(page)
      // The sidebar's links are fetched ahead when the browser has time: that belongs to loading the page.
      await page.waitForTimeout(3_000)
      const sent = noteRequests(page)
      const begun = performance.now()
      model.answer(spread(Date.now()))
      await page.getByRole('button', { name: 'Generate talk track' }).click()
      await page.waitForURL(/\/talk-track\/live\//)
      await page.getByText(`Here is what we say on slide ${SLIDES}.`).first().waitFor({ timeout: 200_000 })
      await page.waitForLoadState('networkidle')
      const end = (await readLog(page)).heard.find(({ event }) => event.status === 'completed')
      if (!end) throw new Error('The page did not hear of the end')
      for (const { request, at } of sent) {
        bench.say(
          `${((at - begun) / 1000).toFixed(1)} s: ${request.resourceType()} ${request.method()} ${request.url()}`,
        )
      }
      return figures(sent, begun, end.at)
    } finally {
      model.reset()
      await browser.close()
    }
  },
}

interface Sent {
  request: Request
  at: number
}

function noteRequests(page: Page): Sent[] {
  const sent: Sent[] = []
  page.on('request', (request) => sent.push({ request, at: performance.now() }))
  return sent
}

/** Part by part, the last one after two minutes; due by the clock, so that a part asked for twice is not later. */
function spread(begun: number): (call: ModelCall) => ScriptedReply {
  const parts = Math.ceil(SLIDES / 10)
  return ({ slides }) => {
    const part = Math.floor(((slides[0] ?? 1) - 1) / 10) + 1
    const dueAt = begun + (part / parts) * (JOB_SECONDS - 1) * 1000
    return { type: 'ok', delayMs: Math.max(0, dueAt - Date.now()) }
  }
}

function figures(sent: Sent[], begun: number, endedAt: number): Figure[] {
  const isFile = ({ request }: Sent) => !['document', 'fetch', 'xhr'].includes(request.resourceType())
  const asked = sent.filter((one) => !isFile(one))
  const seconds = (endedAt - begun) / 1000
  return [
    numberFigure('requests from the click to the end', asked.filter(({ at }) => at <= endedAt).length, {
      reach: { atMost: 10 },
    }),
    numberFigure('after the end', asked.filter(({ at }) => at > endedAt).length),
    numberFigure('files of the build (scripts, fonts)', sent.filter(isFile).length),
    numberFigure('how long the job took', seconds, { unit: 's' }),
    numberFigure(`polling every ${POLL_SECONDS} s would make`, Math.round(seconds / POLL_SECONDS)),
  ]
}
