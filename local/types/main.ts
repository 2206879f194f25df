import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateTypes } from './generate-types.ts'

/** `npm run gen:types`: the database types that the app is checked against. A test holds them to the migrations. */
const target = fileURLToPath(new URL('../../lib/supabase/database.types.gen.ts', import.meta.url))
writeFileSync(target, await generateTypes())
