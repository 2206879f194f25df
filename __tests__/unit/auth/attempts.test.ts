import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Attempts } from '@/lib/auth/attempts'

describe('tries', () => {
  it('are as many as allowed, for each key by itself', () => {
    const attempts = new Attempts(2)
    attempts.count('a')
    expect(attempts.allowed('a')).toBe(true)
    attempts.count('a')
    expect(attempts.allowed('a')).toBe(false)
    expect(attempts.allowed('b')).toBe(true)
  })

  it('are forgotten a quarter of an hour after the first, or when one succeeds', () => {
    let now = 0
    const attempts = new Attempts(2, () => now)
    attempts.count('a')
    now = 14 * 60_000
    attempts.count('a')
    expect(attempts.allowed('a')).toBe(false)
    now = 15 * 60_000
    expect(attempts.allowed('a')).toBe(true)
    attempts.count('a')
    attempts.count('a')
    attempts.forget('a')
    expect(attempts.allowed('a')).toBe(true)
  })

  it('of a flood of names take no more memory than a bound, and the newest are kept', () => {
    const attempts = new Attempts(1)
    for (let n = 0; n <= 20_000; n += 1) attempts.count(`name ${n}`)
    expect(attempts.allowed('name 0')).toBe(true)
    expect(attempts.allowed('name 1')).toBe(false)
    expect(attempts.allowed('name 20000')).toBe(false)
  })
})

it.each([
  'confirmation',
  'recovery',
])('the link of a %s email leads to the site that was set, never where a request said', (name) => {
  const template = readFileSync(new URL(`../../../supabase/templates/${name}.html`, import.meta.url), 'utf8')
  expect(template.match(/href="([^"]*)"/g)?.every((link) => link.startsWith('href="{{ .SiteURL }}/'))).toBe(
    true,
  )
  expect(template).not.toMatch(/RedirectTo|ConfirmationURL/)
})
