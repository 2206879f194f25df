import { execFile, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { anonymousClient } from '../../support/stack.ts'
import { startModel } from '../worker/talk-track-job.ts'
import { testApp } from './support/app'

const app = testApp()
const page = readFileSync(fileURLToPath(new URL('../../../docs/api.md', import.meta.url)), 'utf8')
const examples = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, script]) => script ?? '')
const hasCurl = spawnSync('curl', ['--version']).status === 0

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())

it('finds the examples', () => expect(examples).toHaveLength(6))

it.skipIf(!hasCurl)('the examples of docs/api.md run as they stand, one after the other', async () => {
  const email = `${randomUUID()}@example.test`
  const password = 'correct horse battery staple'
  const { data, error } = await anonymousClient().auth.signUp({ email, password })
  expect(error).toBeNull()
  app.dropKicks = false
  const { stdout } = await promisify(execFile)('sh', ['-euc', examples.join('\n')], {
    timeout: 80_000,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      APP_URL: app.url,
      SUPABASE_URL: inject('supabaseUrl'),
      SUPABASE_PUBLISHABLE_KEY: inject('publishableKey'),
      DEMO_EMAIL: email,
      DEMO_PASSWORD: password,
    },
  })
  const [followed = '', typed = ''] = stdout.trim().split('\n')
  const { job } = JSON.parse(followed)
  expect(job).toMatchObject({ status: 'completed', kind: 'talk_track', error: null })
  const other = JSON.parse(typed)
  expect(other).toMatchObject({ status: 'completed', input: { tone: 'academic' }, error: null })
  expect(other.id).not.toBe(job.id)
  const client = anonymousClient()
  await client.auth.setSession({
    access_token: data.session?.access_token ?? '',
    refresh_token: data.session?.refresh_token ?? '',
  })
  const written = await client.from('documents').select('type').eq('id', job.result.documentId)
  expect(written.data).toEqual([{ type: 'talk_track' }])
})
