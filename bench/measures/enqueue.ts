import { randomUUID } from 'node:crypto'
import { type Figure, median, numberFigure, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import type { Bench } from '../support/bench.ts'
import { ask } from '../support/http.ts'
import { cookieHeader, sessionCookies } from '../support/session.ts'
import type { BenchStack } from '../support/stack.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import { timed } from '../support/timed.ts'
import { type BenchUser, createBenchUser, createDeck } from '../support/user.ts'

const REQUESTS = 200
const WARM_UP = 30
const REACH = { p50: 15, p99: 60 }

/** What a person waits for after the click. */
export const enqueue: Measure = {
  name: 'enqueue',
  title: 'A start: `POST /api/generate/talk-track` to 202',
  explanation: `From the request's first byte to the whole 202, over a kept connection to \`next start\`, each request with
another input so that each inserts a job. *One at a time*: a person clicks, and the job has ended before the next click.
*Back to back*: the next request leaves with the 202 of the one before, while the worker claims, writes and completes
all of them on the same cores. The floors, in the same rounds: a route of the same server that does nothing
(\`GET /api/nothing\`, a 404), and \`enqueue_job\` called at the gateway without our route.`,
  async run(bench: Bench) {
    const stack = await bench.stack()
    ;(await bench.model()).reset()
    const user = await createBenchUser(stack)
    const deckId = await createDeck(user, 10)
    const cookie = {
      cookie: cookieHeader(await sessionCookies(stack, user)),
      origin: stack.appUrl,
    }
    const start = async (headers?: Record<string, string>) => {
      const started = await startTalkTrack(stack, user, { deckId, audience: randomUUID(), headers })
      return started.answeredAt - started.sentAt
    }

    await oneAtATime(WARM_UP)
    const { floor, rpc, bearer, byCookie } = await oneAtATime(REQUESTS)
    bench.say('back to back')
    const burst: number[] = []
    for (let n = 0; n < REQUESTS; n += 1) burst.push(await start())
    await untilIdle(stack, user)
    return figures()

    async function oneAtATime(count: number) {
      const samples = {
        floor: [] as number[],
        rpc: [] as number[],
        bearer: [] as number[],
        byCookie: [] as number[],
      }
      for (let n = 0; n < count; n += 1) {
        samples.floor.push((await timed(() => nothing(stack))).ms)
        samples.rpc.push((await timed(() => enqueueAtGateway(stack, user, deckId))).ms)
        samples.bearer.push(await start())
        await untilIdle(stack, user)
        samples.byCookie.push(await start(cookie))
        await untilIdle(stack, user)
      }
      return samples
    }

    function figures(): Figure[] {
      return [
        timesFigure('one at a time, by cookie', byCookie, REACH),
        timesFigure('one at a time, by Bearer token', bearer, REACH),
        timesFigure('back to back, by Bearer token', burst),
        timesFigure('a route that does nothing (floor)', floor),
        timesFigure('enqueue_job at the gateway (floor)', rpc),
        numberFigure(
          'by cookie ÷ (nothing + enqueue_job), medians',
          median(byCookie) / (median(floor) + median(rpc)),
          { unit: '×', n: REQUESTS },
        ),
      ]
    }
  },
}

async function nothing({ appUrl }: BenchStack): Promise<void> {
  const { status } = await ask(`${appUrl}/api/nothing`)
  if (status !== 404) throw new Error(`GET /api/nothing answered ${status}`)
}

async function enqueueAtGateway(stack: BenchStack, user: BenchUser, deckId: string): Promise<void> {
  const input = { deckId, tone: 'conversational', audience: randomUUID(), wordsPerMinute: 140 }
  const { status, text } = await ask(`${stack.apiUrl}/rest/v1/rpc/enqueue_job`, {
    headers: { apikey: stack.publishableKey, authorization: `Bearer ${user.token}` },
    body: { kind: 'talk_track', project_id: user.projectId, input },
  })
  if (status !== 200) throw new Error(`enqueue_job answered ${status}: ${text}`)
}
