import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getAuthSchemaSql, getStorageSchemaSql } from '@supabase/lite'
import postgres from 'postgres'

const own = new URL('./bootstrap.sql', import.meta.url)
const realtime = new URL('../realtime/bootstrap.sql', import.meta.url)

/**
 * Brings a database to where hosted Supabase hands it over. Runs as the superuser on every start, so a
 * newer version of the stack reaches old data too.
 */
export async function bootstrap(adminUrl: string, password: string) {
  if (!/^[\w-]+$/.test(password))
    throw new Error('The database password may have letters, digits, _ and - only')
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql.begin(async (tx) => {
      // The tables of `auth` and `storage`, as the server that works with them wants them.
      for (const tables of [getAuthSchemaSql(), getStorageSchemaSql()]) await tx.unsafe(tables).simple()
      await tx.unsafe(readFileSync(own, 'utf8')).simple()
      for (const role of ['postgres', 'authenticator', 'supabase_lite']) {
        await tx.unsafe(`alter role ${role} password '${password}'`)
      }
      if (existsSync(fileURLToPath(realtime))) await tx.unsafe(readFileSync(realtime, 'utf8')).simple()
    })
  } finally {
    await sql.end()
  }
}
