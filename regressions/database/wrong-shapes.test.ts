import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { asService, asUser } from '../../__tests__/support/database.ts'
import { addTestKind, createOwner, type Owner } from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(4)
const id = randomUUID()
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

/** Ours, or Postgres' own class for data that is not what it should be. */
const CLEAN = /^(OFS0\d|22...)$/

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? 'unknown',
  )
}

describe('arguments of the wrong shape are refused cleanly and write nothing', () => {
  test.each([
    ['a dependency list in two dimensions', `array[['${id}'], ['${id}']]::uuid[]`],
    ['a dependency that is null', 'array[null]::uuid[]'],
    ['twenty thousand dependencies', `array_fill('${id}'::uuid, array[20000])`],
  ])('enqueue_job: %s', async (_, dependsOn) => {
    const call = asUser(sql, owner.userId, (tx) =>
      tx.unsafe(
        `select public.enqueue_job('test_kind', '${owner.projectId}', '{}', depends_on => ${dependsOn})`,
      ),
    )
    expect(await codeOf(call)).toMatch(CLEAN)
    expect(await sql`select from public.jobs`).toHaveLength(0)
  })

  test.each(['{}', '"x"', '1', 'null'])('leases: %s', async (leases) => {
    for (const call of [`extend_leases('w', '${leases}')`, `release_tasks('${leases}')`]) {
      expect(await codeOf(asService(sql, (tx) => tx.unsafe(`select public.${call}`)))).toMatch(CLEAN)
    }
  })

  test.each(['[]', '[null]', '[1]', '[[]]', '[{}]'])('leases that name nothing: %s', async (leases) => {
    const rows = await asService(sql, (tx) => tx.unsafe(`select public.release_tasks('${leases}') as value`))
    expect(rows[0]?.value).toEqual({ released: 0 })
  })
})
