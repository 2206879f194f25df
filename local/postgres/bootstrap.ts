import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { createLiteApp } from '../gateway/lite-app.ts'

const own = new URL('./bootstrap.sql', import.meta.url)
const realtime = new URL('../realtime/bootstrap.sql', import.meta.url)

/**
 * Brings a database to where hosted Supabase hands it over. Runs as the superuser on every start, so a
 * newer version of the stack reaches old data too.
 */
export async function bootstrap(adminUrl: string, password: string) {
  if (!/^[\w-]+$/.test(password))
    throw new Error('The database password may have letters, digits, _ and - only')
  await createServiceTables(adminUrl)
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql.begin(async (tx) => {
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

/** The tables of `auth` and `storage` are made by the server that works with them. */
async function createServiceTables(adminUrl: string) {
  const { app, close } = createLiteApp({
    databaseUrl: adminUrl,
    jwtSecret: 'only-for-making-the-tables-of-these-schemas',
    storageDirectory: '',
    poolSize: 1,
  })
  try {
    await app.ensureSystemSchema()
  } finally {
    await close()
  }
}
