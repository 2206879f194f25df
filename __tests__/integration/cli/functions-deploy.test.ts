import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'offstage-cli-'))
const uploads: string[] = []

/** Takes uploads as the Management API of hosted Supabase does; knows no project and no function. */
const api = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('latin1')
  const isUpload = request.url?.includes('/functions/deploy?') ?? false
  if (isUpload) uploads.push(body)
  const deployed = {
    id: 'id',
    slug: 'slug',
    name: 'name',
    status: 'ACTIVE',
    version: 1,
    created_at: 1,
    updated_at: 1,
  }
  response.writeHead(isUpload ? 201 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isUpload ? deployed : request.method === 'PUT' ? { functions: [] } : []))
})

beforeAll(() => new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready)))
afterAll(() => {
  api.close()
  rmSync(home, { recursive: true, force: true })
})

function parts(upload: string): string[] {
  return [...upload.matchAll(/filename="([^"]+)"/g)].map((match) => match[1] ?? '')
}

test('the official CLI uploads every function whole, without Docker', async () => {
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const profile = join(home, 'profile.yaml')
  const addresses = { name: 'fake', api_url: url, dashboard_url: url, project_host: '127.0.0.1' }
  writeFileSync(
    profile,
    Object.entries(addresses)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  )
  await promisify(execFile)(
    resolve('node_modules/.bin/supabase'),
    ['--profile', profile, 'functions', 'deploy', '--use-api', '--project-ref', 'abcdefghijklmnopqrst'],
    {
      env: { ...process.env, HOME: home, SUPABASE_ACCESS_TOKEN: `sbp_${'0'.repeat(40)}`, DO_NOT_TRACK: '1' },
      timeout: 50_000,
    },
  )

  const functions = readdirSync('supabase/functions', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
  for (const name of functions) {
    const upload = uploads.find((body) => body.includes(`"name":"${name}"`)) ?? ''
    // The versions of the packages go along, or hosted Supabase could not resolve them.
    expect(parts(upload)).toContain('supabase/functions/deno.json')
    expect(parts(upload)).toContain(`supabase/functions/${name}/index.ts`)
    expect(upload).toContain('"import_map_path":"supabase/functions/deno.json"')
    // The functions check who calls by themselves.
    expect(upload).toContain('"verify_jwt":false')
    // There is no node_modules on hosted Supabase.
    expect(upload).not.toContain('nodeModulesDir')
  }
  expect(uploads).toHaveLength(functions.length)
})
