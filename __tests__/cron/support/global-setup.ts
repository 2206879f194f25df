import type { TestProject } from 'vitest/node'
import type { PostgresBinaries } from '../../../local/postgres/binaries.ts'
import { postgresWithCron } from './postgres-with-cron.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null: this machine cannot have one, and the reason was printed. */
    postgresWithCron: PostgresBinaries | null
  }
}

export default async function setup(project: TestProject) {
  const found = await postgresWithCron()
  if ('missing' in found)
    process.stdout.write(`\nSKIPPED: no test of pg_cron on this machine, because ${found.missing}\n\n`)
  project.provide('postgresWithCron', 'binaries' in found ? found.binaries : null)
}
