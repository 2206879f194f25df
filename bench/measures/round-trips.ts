import { randomUUID } from 'node:crypto'
import { type Figure, numberFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { runCountedWorker } from '../support/counted-worker.ts'
import { startCountingProxy } from '../support/counting-proxy.ts'
import { addNoOpKind } from '../support/engine.ts'
import { startSecondApp } from '../support/second-app.ts'
import type { BenchStack } from '../support/stack.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import { type BenchUser, createBenchUser, createDeck } from '../support/user.ts'

/** What the database is asked for. */
export const roundTrips: Measure = {
  name: 'round-trips',
  title: 'Round trips to the database',
  explanation: `Requests to PostgREST, each one transaction. *A start* is counted by a proxy between a second server of the same
build and the gateway. *A task* is counted in the worker itself, run in the process of the bench with a fetch that counts:
the claim that brings the task and its completion; afterwards it looks once more, finds nothing, and sends the event that
was held back. *A talk track of 60 slides* is eight tasks, whose model calls here take no time.`,
  async run({ stack: getStack, model, port, directory }) {
    const stack = await getStack()
    const { url: modelUrl } = await model()
    ;(await model()).reset()
    const user = await createBenchUser(stack)
    const start = await countStart(stack, user, { port, directory })
    await addNoOpKind(stack.sql)
    const task = await countJob(stack, user, modelUrl, { kind: 'bench_no_op', input: { one: randomUUID() } })
    const deckId = await createDeck(user, 60)
    const input = { deckId, tone: 'academic', audience: 'Nobody', wordsPerMinute: 140 }
    const talkTrack = await countJob(stack, user, modelUrl, { kind: 'talk_track', input })
    return figures(start, task, talkTrack)
  },
}

async function countStart(
  stack: BenchStack,
  user: BenchUser,
  { port, directory }: { port: number; directory: string },
): Promise<string[]> {
  const proxy = await startCountingProxy(stack.apiUrl, port + 5)
  const app = await startSecondApp(stack, { supabaseUrl: proxy.url, port: port + 6, directory })
  try {
    proxy.paths.length = 0
    await startTalkTrack(app, user, { deckId: await createDeck(user, 1), audience: randomUUID() })
    await untilIdle(stack, user)
    return proxy.paths.filter((path) => !path.startsWith('/functions/'))
  } finally {
    await app.stop()
    await proxy.close()
  }
}

/** Enqueued without a kick, so that our own worker is the one that takes it. */
async function countJob(
  stack: BenchStack,
  user: BenchUser,
  modelUrl: string,
  { kind, input }: { kind: string; input: Record<string, unknown> },
): Promise<string[]> {
  const { error } = await user.client.rpc('enqueue_job', { kind, project_id: user.projectId, input })
  if (error) throw new Error(error.message)
  const paths = await runCountedWorker(stack, modelUrl)
  await untilIdle(stack, user)
  return paths
}

function count(paths: string[], name: string): number {
  return paths.filter((path) => path.endsWith(`/${name}`)).length
}

function figures(start: string[], task: string[], talkTrack: string[]): Figure[] {
  const completed = task.findIndex((path) => path.endsWith('/complete_and_claim')) + 1
  const completions = count(talkTrack, 'complete_and_claim') + count(talkTrack, 'complete_tasks')
  const reads = talkTrack.filter((path) => !path.includes('/rpc/')).length
  return [
    numberFigure('to enqueue a job', start.length, { reach: { exactly: 1 } }),
    numberFigure('to claim and complete a task', completed, { reach: { exactly: 2 } }),
    numberFigure('and afterwards, before the worker sleeps', task.length - completed),
    numberFigure('a talk track of 60 slides, all of it', talkTrack.length),
    numberFigure('… completions, which bring the next tasks', completions),
    numberFigure('… claims beside them', count(talkTrack, 'claim_tasks')),
    numberFigure('… reads of the deck and of finished parts', reads),
    numberFigure('… held-back events', count(talkTrack, 'broadcast_jobs')),
  ]
}
