import { describe, expect, it } from 'vitest'
import { ReturnToSchema } from '@/lib/auth/schema'

describe('where a person goes after signing in', () => {
  it.each([
    '/.//evil.test',
    '/..//evil.test',
    '/projects/../..//evil.test',
    '/%2e//evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/a\r\nset-cookie: b',
    'https://evil.test',
    'javascript:alert(1)',
    '',
  ])('is never another site: %j', (next) => {
    expect(ReturnToSchema.parse(next)).toBe('/projects')
  })

  it.each([
    '/projects',
    '/projects/1/talk-track?deck=2#slide-3',
    '/jobs?next=//elsewhere.test',
  ])('is the page they asked for: %s', (next) => {
    expect(ReturnToSchema.parse(next)).toBe(next)
  })
})
