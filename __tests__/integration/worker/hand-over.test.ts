import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Stack, startStack } from '../../../local/stack.ts'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { oneTo, slidesAsked, startJobAs } from './talk-track-job.ts'

const WALL_CLOCK_SECONDS = 20

let model: ScriptedModel
let stack: Stack
const directory = mkdtempSync(join(tmpdir(), 'offstage-test-'))

beforeAll(async () => {
  model = await startScriptedModel()
  stack = await startStack({
    dataDirectory: directory,
    port: 0,
    stackOnly: true,
    throwAway: true,
    sweepEveryMs: 0,
    limits: { wallClockMs: WALL_CLOCK_SECONDS * 1_000 },
    env: {
      ...process.env,
      OPENAI_API_KEY: 'sk-scripted',
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'scripted',
      WORKER_CONCURRENCY: '1',
      WORKER_BUDGET_SECONDS: '6',
      WORKER_WALL_CLOCK_SECONDS: String(WALL_CLOCK_SECONDS),
    },
  })
})
afterAll(async () => {
  await stack.stop()
  await model.close()
  rmSync(directory, { recursive: true, force: true })
})
beforeEach(() => model.reset())

async function start(slides: number) {
  const client = createClient(stack.urls.api, stack.keys.publishableKey, { auth: { persistSession: false } })
  const { error } = await client.auth.signInWithPassword(stack.demo)
  if (error) throw error
  const job = await startJobAs(client, { slides })
  const headers = { apikey: stack.keys.secretKey, 'content-type': 'application/json' }
  const first = await fetch(`${stack.urls.api}/functions/v1/job-worker`, {
    method: 'POST',
    headers,
    body: '{}',
  })
  expect(first.status, await first.text()).toBe(202)
  return { job, firstPid: stack.workers().find(({ state }) => state === 'serving')?.pid }
}

describe('a job that is longer than one worker may live', () => {
  it('is passed on: no sweep, no failure, no part twice', async () => {
    model.answer(() => ({ type: 'ok', delayMs: 3_000 }))
    const { job, firstPid } = await start(70)
    const { job: done } = await job.until(({ status }) => status === 'completed', 75_000)
    expect(done).toMatchObject({ errors: 0, stalls: 0 })
    expect(slidesAsked(model)).toEqual(oneTo(70))
    expect(stack.workers().map(({ pid }) => pid)).not.toContain(firstPid)
  }, 90_000)

  it('has a call that would not end given back in time, and written by the successor', async () => {
    let hung = false
    model.answer((call) => {
      if (hung || !call.slides.includes(11)) return { type: 'ok' }
      hung = true
      return { type: 'hang' }
    })
    const { job } = await start(30)
    const { job: done } = await job.until(({ status }) => status === 'completed', 75_000)
    expect(done).toMatchObject({ errors: 0, stalls: 0, continuations: 1 })
    expect(model.calls).toHaveLength(4)
  }, 90_000)
})
