import { expect, it } from 'vitest'
import { filesBelow, read } from './files.ts'

const sql = filesBelow('supabase/migrations', '.sql').map(read).join('\n')

function names(statement: RegExp): Set<string> {
  return new Set([...sql.matchAll(statement)].map((match) => match[1] ?? ''))
}

it('says of every function in SQL what it is for', () => {
  const functions = names(/^create (?:or replace )?function ((?:public|private)\.\w+)/gim)
  const commented = names(/^comment on function ((?:public|private)\.\w+)/gim)
  expect(functions.size).toBeGreaterThan(20)
  expect([...functions].filter((name) => !commented.has(name))).toEqual([])
})
