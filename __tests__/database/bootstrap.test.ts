import { expect, test } from 'vitest'
import {
  asAnonymous,
  asService,
  asUser,
  connectAsOwner,
  createProject,
  createUser,
} from '../support/database.ts'

const sql = connectAsOwner(2)

test('the auth functions read the claims of the request', async () => {
  const userId = await createUser(sql)
  const seen = await asUser(
    sql,
    userId,
    (tx) => tx`select auth.uid() as uid, auth.role() as role, current_user`,
  )
  expect(seen[0]).toEqual({ uid: userId, role: 'authenticated', current_user: 'authenticated' })
  const nobody = await asAnonymous(sql, (tx) => tx`select auth.uid() as uid, current_user`)
  expect(nobody[0]).toEqual({ uid: null, current_user: 'anon' })
  const service = await asService(sql, (tx) => tx`select auth.uid() as uid, auth.role() as role`)
  expect(service[0]).toEqual({ uid: null, role: 'service_role' })
})

test('a user sees their own project only', async () => {
  const [owner, stranger] = [await createUser(sql), await createUser(sql)]
  const project = await createProject(sql, owner)
  const read = (userId: string) =>
    asUser(sql, userId, (tx) => tx`select id from public.projects where id = ${project}`)
  expect(await read(owner)).toHaveLength(1)
  expect(await read(stranger)).toHaveLength(0)
})

test('the owner of the schema is no superuser, as on hosted Supabase', async () => {
  const [row] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`
  expect(row).toEqual({ rolsuper: false, rolbypassrls: true })
})
