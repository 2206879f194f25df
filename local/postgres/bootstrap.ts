import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { App } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
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

/** The tables of `auth` are made by the server that works with them. */
async function createServiceTables(adminUrl: string) {
  const connection = createPostgresConnection({
    url: adminUrl,
    postgresOptions: { max: 1, onnotice: () => undefined },
  })
  try {
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: 'only-for-making-the-tables-of-this-schema' },
      db: { migrations: { enabled: false } },
      options: { server: { admin: false } },
    })
    await app.ensureSystemSchema()
  } finally {
    await connection.close()
  }
}
