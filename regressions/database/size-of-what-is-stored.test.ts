import { MAX_STORED_BYTES, storedBytes } from '@shared/documents/stored-bytes.ts'
import { storable } from '@shared/engine/storable.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(2)

async function bytesInPostgres(value: unknown): Promise<number> {
  const [row] = await sql`select octet_length((${JSON.stringify(value)}::text)::jsonb::text)::int as bytes`
  return Number(row?.bytes)
}

// The worker counted JSON without its spaces, so that a document of 980 kB was bought, and then refused by the database
// as something that "could not be stored".
test('is counted as the database counts it', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 6 }),
      fc.dictionary(fc.string({ maxLength: 8 }), tie('tree'), { maxKeys: 6 }),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(tree, async (value) => {
      const kept = storable(value)
      expect(storedBytes(kept)).toBe(await bytesInPostgres(kept))
    }),
    { numRuns: 200 },
  )
})

test('what is just small enough is, and one byte more is not', async () => {
  const of = (length: number) => ({ lines: [{ text: 'x'.repeat(length) }, { text: '' }] })
  const frame = storedBytes(of(0))
  const most = of(MAX_STORED_BYTES - frame)
  expect(storedBytes(most)).toBe(MAX_STORED_BYTES)
  expect(await bytesInPostgres(most)).toBe(MAX_STORED_BYTES)
})
