import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { findDeno } from '../../local/functions/deno.ts'
import { secretHeader } from '../../local/functions/protocol.ts'
import { WorkerProcess } from '../../local/functions/worker-process.ts'

const functions = resolve('__tests__/integration/stack/functions')
const scratch = mkdtempSync(join(tmpdir(), 'offstage-first-request-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

it('the request that takes a spare worker is answered, even when it is faster than the word that it is taken', async () => {
  const worker = new WorkerProcess({
    deno: findDeno(),
    config: join(functions, 'deno.json'),
    preload: [],
    readable: [functions, resolve('local/functions')],
    env: { DENO_DIR: scratch, NO_COLOR: '1' },
    memoryMb: 256,
    log: () => undefined,
  })
  const port = await worker.listening
  const headers = { [secretHeader]: worker.secret }
  const answer = fetch(`http://127.0.0.1:${port}/hello`, { headers })
  await Promise.race([answer, new Promise((later) => setTimeout(later, 200))])
  worker.serve(pathToFileURL(join(functions, 'hello/index.ts')).href)
  expect((await answer).status).toBe(200)
  worker.kill('TerminationRequested')
  await worker.ended
})
