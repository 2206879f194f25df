import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_EMAIL } from './environment.ts'

interface DemoOptions {
  api: string
  publishableKey: string
  password: string
}

async function post(url: string, headers: Record<string, string>, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  return { ok: response.ok, status: response.status, text: await response.text() }
}

/** Signs the demo user in, and up before that on the first start. The access token. */
export async function signInDemoUser({ api, publishableKey, password }: DemoOptions): Promise<string> {
  const credentials = { email: DEMO_EMAIL, password }
  const headers = { apikey: publishableKey }
  let answer = await post(`${api}/auth/v1/token?grant_type=password`, headers, credentials)
  if (!answer.ok) answer = await post(`${api}/auth/v1/signup`, headers, credentials)
  const { access_token: token } = JSON.parse(answer.text) as { access_token?: string }
  if (!token) throw new Error(`The demo user cannot sign in: ${answer.status} ${answer.text.slice(0, 200)}`)
  return token
}

/** The sample project, once a data folder: whoever deletes it does not want it back at the next start. */
export async function createSampleProject(dataDirectory: string, app: string, token: string) {
  const done = join(dataDirectory, 'sample-project')
  if (existsSync(done)) return
  const answer = await post(`${app}/api/projects/sample`, { authorization: `Bearer ${token}` }, {})
  if (!answer.ok)
    throw new Error(`POST /api/projects/sample answered ${answer.status}: ${answer.text.slice(0, 200)}`)
  writeFileSync(done, '')
}
