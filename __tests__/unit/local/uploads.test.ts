import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createTokenVerifier } from '../../../local/realtime/tokens.ts'
import { createUploads } from '../../../local/uploads/uploads.ts'

it('clears uploads of yesterday away when it starts, and no others', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-uploads-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const write = (id: string, hoursAgo: number) => {
    const creation_date = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
    writeFileSync(join(directory, id), 'some of it')
    writeFileSync(join(directory, `${id}.json`), JSON.stringify({ id, size: 100, offset: 0, creation_date }))
  }
  write('old', 25)
  write('young', 23)
  const log: string[] = []
  const uploads = createUploads({
    databaseUrl: 'postgres://127.0.0.1:1/nowhere',
    verifier: createTokenVerifier({ jwtSecret: 'x', publishableKey: 'y', secretKey: 'z' }),
    directory,
    keep: async () => undefined,
    log: (line) => log.push(line),
  })
  onTestFinished(() => uploads.close())
  const there = (id: string) => [id, `${id}.json`].map((name) => existsSync(join(directory, name)))
  await vi.waitFor(() => expect(there('old')).toEqual([false, false]))
  expect(there('young')).toEqual([true, true])
  expect(log).toEqual([])
})
