import { describe, expect, it, vi } from 'vitest'
import { requireUser } from '@/lib/auth/user'

const getClaims = vi.hoisted(() => vi.fn())
vi.mock('server-only', () => ({}))
vi.mock('@/lib/supabase/server', () => ({ serverSupabase: async () => ({ auth: { getClaims } }) }))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Error(`redirected to ${path}`)
  },
}))

describe('while the auth server cannot answer', () => {
  it.each([0, 500, 503, undefined])('nobody is taken for signed out: %s', async (status) => {
    getClaims.mockResolvedValue({ data: null, error: { status } })
    await expect(requireUser()).rejects.toThrow('could not be asked')
  })

  it('a session that it refuses is one', async () => {
    getClaims.mockResolvedValue({ data: null, error: { status: 403 } })
    await expect(requireUser()).rejects.toThrow('redirected to /sign-in')
  })
})
