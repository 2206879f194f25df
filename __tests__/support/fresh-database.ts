import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Sql } from './database.ts'

/**
 * A database of its own for a test file, so that one file's claims never take another file's tasks.
 * Returns the pool of `postgres`, the owner, which works from the first `beforeAll` on.
 */
export function freshDatabase(max = 20): { sql: Sql } {
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = postgres(inject('adminUrl').replace(/\/postgres$/, '/template1'), { max: 1 })
  const url = inject('databaseUrl').replace(/\/postgres$/, `/${name}`)
  const fresh = { sql: postgres(url, { max, onnotice: () => undefined }) }
  beforeAll(async () => {
    await admin`create database ${admin(name)} template offstage_template`
  })
  afterAll(async () => {
    await fresh.sql.end()
    await admin`drop database ${admin(name)} with (force)`
    await admin.end()
  })
  return fresh
}
