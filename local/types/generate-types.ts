import { generateTypescript, introspect, sortGeneratorMetadata } from '@supabase/postgrest-typegen'
import postgres from 'postgres'
import { startThrowAwayDatabase } from '../postgres/throw-away.ts'

/**
 * The TypeScript types of what the migrations make, by the generator that `supabase gen types` runs in its
 * Docker container (`supabase/postgres-meta`), with the options that the CLI gives it.
 */
export async function generateTypes(): Promise<string> {
  const database = await startThrowAwayDatabase()
  const sql = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const query = async (text: string) => ({ rows: [...(await sql.unsafe(text))] })
    const found = await introspect({ query }, { includedSchemas: ['public'] })
    return await generateTypescript(sortGeneratorMetadata(found), { detectOneToOneRelationships: true })
  } finally {
    await sql.end()
    await database.stop()
  }
}
