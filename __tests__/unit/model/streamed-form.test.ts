import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTranscription } from '../../support/scripted-transcription.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = promisify(execFile)

/** Takes a body whose length it is told, and no other, as some servers and many that stand before them. */
const server = createServer(async (request, response) => {
  if (!request.headers['content-length']) return response.writeHead(411).end('Length required')
  const { bytes, model, fileName } = await readTranscription(request, 0)
  response.end(JSON.stringify({ bytes, model, fileName }))
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

it.each([
  ['node', []],
  ['deno', ['run', '--no-config', '--no-remote', '--no-check', '--allow-net=127.0.0.1']],
])('%s sends the length of a form that is never held', async (platform, options) => {
  const { port } = server.address() as AddressInfo
  const { stdout } = await run(
    `${root}node_modules/.bin/${platform}`,
    [...options, `${root}__tests__/support/send-form.ts`, `http://127.0.0.1:${port}/`],
    { env: { ...process.env, DENO_NO_UPDATE_CHECK: '1' } },
  )
  expect(stdout).toBe('200 {"bytes":300000,"model":"hears","fileName":"piece.wav"}')
})
