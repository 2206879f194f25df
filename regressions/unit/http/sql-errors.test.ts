import { describe, expect, it, vi } from 'vitest'
import { fromSqlError } from '@/lib/http/sql-errors'

vi.mock('server-only', () => ({}))

describe('an error of the database that its caller has caused', () => {
  it('half of a surrogate pair in JSON is the text, not us', () => {
    const error = { code: '22P02', message: 'invalid input syntax for type json' }
    expect(fromSqlError(error, 400)).toMatchObject({ status: 422, code: 'invalid_input' })
  })

  it('a token that outlived its user is no session any more', () => {
    const message = 'insert or update on table "projects" violates foreign key constraint'
    expect(fromSqlError({ code: '23503', message }, 409)).toMatchObject({
      status: 401,
      code: 'not_authenticated',
    })
  })
})
