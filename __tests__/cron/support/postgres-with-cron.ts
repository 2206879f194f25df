import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PostgresBinaries } from '../../../local/postgres/binaries.ts'
import { environmentOf } from '../../../local/postgres/binaries.ts'
import { unpackPostgresWithCron } from './debian-packages.ts'

const cache = resolve('node_modules/.cache/offstage')
const kept = join(cache, 'postgres-with-cron')

function binariesIn(root: string): PostgresBinaries {
  const [postgres] = globSync(join(root, 'usr/lib/postgresql/*/bin/postgres'))
  if (!postgres) throw new Error('the packages hold no Postgres')
  const binaries: PostgresBinaries = {
    postgres,
    initdb: postgres.replace(/postgres$/, 'initdb'),
    libraries: globSync(join(root, 'usr/lib/*-linux-gnu')).join(':'),
    localeProvider: 'libc',
  }
  execFileSync(postgres, ['--version'], { env: environmentOf(binaries), timeout: 10_000, stdio: 'pipe' })
  return binaries
}

/**
 * Hosted Supabase lets `postgres`, no superuser, create some extensions (supautils). For pg_cron the word
 * `trusted` in its control file has the same effect.
 */
function trustCron(root: string) {
  const [control] = globSync(join(root, 'usr/share/postgresql/*/extension/pg_cron.control'))
  if (!control) throw new Error('the packages hold no pg_cron')
  appendFileSync(control, '\ntrusted = true\n')
}

/** A Postgres that has pg_cron, unpacked when it is not there from an earlier run; or a reason why not. */
export async function postgresWithCron(): Promise<{ binaries: PostgresBinaries } | { missing: string }> {
  try {
    if (existsSync(kept)) return { binaries: binariesIn(kept) }
  } catch {
    rmSync(kept, { recursive: true, force: true })
  }
  try {
    mkdirSync(cache, { recursive: true })
    const draft = mkdtempSync(join(cache, 'unpacking-'))
    try {
      await unpackPostgresWithCron(draft)
      trustCron(join(draft, 'root'))
      binariesIn(join(draft, 'root'))
      // Whole or not at all; and when another run was first, its copy is as good.
      if (!existsSync(kept)) renameSync(join(draft, 'root'), kept)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
    return { binaries: binariesIn(kept) }
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) }
  }
}
