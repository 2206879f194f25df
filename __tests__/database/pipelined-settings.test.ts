import { createPostgresConnection } from '@supabase/lite/postgres'
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { pipelineSettings } from '../../local/gateway/pipelined-settings.ts'

const connection = createPostgresConnection({
  url: inject('databaseUrl'),
  postgresOptions: { max: 1, onnotice: () => undefined },
})
pipelineSettings(connection)
type Reserved = Awaited<ReturnType<typeof connection.driver.reserve>>
let sql: Reserved

beforeEach(async () => {
  sql = await connection.driver.reserve()
  return () => sql.release()
})
afterAll(() => connection.driver.end())

async function become(role: string) {
  await sql.unsafe('begin')
  await sql.unsafe(`SELECT set_config('role', $1, true)`, [role])
}

describe('settings that are sent ahead of a query', () => {
  it('hold for the query, and end with its transaction', async () => {
    for (let round = 0; round < 3; round += 1) {
      await become('authenticated')
      await expect(sql.unsafe('select current_user as who')).resolves.toEqual([{ who: 'authenticated' }])
      await sql.unsafe('commit')
      await expect(sql.unsafe('select current_user as who')).resolves.toEqual([{ who: 'postgres' }])
    }
  })

  it('fail the query when they fail, with their own reason', async () => {
    await become('nobody_of_this_name')
    await expect(sql.unsafe('select current_user as who')).rejects.toMatchObject({ code: '22023' })
    await sql.unsafe('rollback')
    await expect(sql.unsafe('select 1 as works')).resolves.toEqual([{ works: 1 }])
  })

  it('leave nothing behind when no query follows', async () => {
    await become('nobody_of_this_name')
    await expect(sql.unsafe('rollback')).rejects.toMatchObject({ code: '22023' })
    await expect(sql.unsafe('select current_user as who')).resolves.toEqual([{ who: 'postgres' }])
  })

  it('do not hide what is wrong with the query itself', async () => {
    await become('authenticated')
    await expect(sql.unsafe('select * from auth.users')).rejects.toMatchObject({ code: '42501' })
    await sql.unsafe('rollback')
  })
})
