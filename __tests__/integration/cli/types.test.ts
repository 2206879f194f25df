import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateSchema } from '../../../local/types/generate-schema.ts'
import { generateTypes } from '../../../local/types/generate-types.ts'

test('the committed database types are those of the migrations (if not: npm run gen:types)', async () => {
  const committed = readFileSync('lib/supabase/database.types.gen.ts', 'utf8')
  expect(await generateTypes()).toBe(committed)
})

test('the committed schema is that of the migrations (if not: npm run gen:types)', async () => {
  const paths = globSync('**/*.sql', { cwd: 'supabase/schema.gen' }).sort()
  const committed = paths.map((path) => [path, readFileSync(`supabase/schema.gen/${path}`, 'utf8')])
  expect(committed).toEqual([...(await generateSchema())].sort())
})
