import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateTypes } from '../../../local/types/generate-types.ts'

test('the committed database types are those of the migrations (if not: npm run gen:types)', async () => {
  const committed = readFileSync('lib/supabase/database.types.gen.ts', 'utf8')
  expect(await generateTypes()).toBe(committed)
})
