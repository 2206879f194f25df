import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateSchema } from './generate-schema.ts'
import { generateTypes } from './generate-types.ts'

/**
 * `npm run gen:types`: the database types that the app is checked against, and `supabase/schema.gen`, the tables, views and
 * functions as the migrations leave them. A test holds both to the migrations.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
writeFileSync(join(root, 'lib/supabase/database.types.gen.ts'), await generateTypes())

const folder = join(root, 'supabase/schema.gen')
rmSync(folder, { recursive: true, force: true })
for (const [path, text] of await generateSchema()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
