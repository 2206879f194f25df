import { readWorkerConfig } from '@shared/engine/config.ts'
import { describe, expect, it } from 'vitest'

const SUPABASE_URL = 'http://127.0.0.1:54321/'

describe('readWorkerConfig', () => {
  it('has the defaults of the design', () => {
    expect(
      readWorkerConfig({ SUPABASE_URL, SUPABASE_SECRET_KEY: 'sb_secret_a', WORKER_CONCURRENCY: '' }),
    ).toEqual({
      supabaseUrl: 'http://127.0.0.1:54321',
      secretKeys: ['sb_secret_a'],
      concurrency: 8,
      budgetSeconds: 60,
      wallClockSeconds: 150,
    })
  })

  it('takes the keys as hosted Supabase gives them', () => {
    const SUPABASE_SECRET_KEYS = JSON.stringify({ other: 'sb_secret_b', default: 'sb_secret_a' })
    const config = readWorkerConfig({
      SUPABASE_URL,
      SUPABASE_SECRET_KEYS,
      SUPABASE_SERVICE_ROLE_KEY: 'legacy',
    })
    expect(config.secretKeys).toEqual(['sb_secret_a', 'sb_secret_b', 'legacy'])
  })

  it.each([
    [{ SUPABASE_SECRET_KEY: 'sb_secret_a' }, 'SUPABASE_URL'],
    [{ SUPABASE_URL }, 'SUPABASE_SECRET_KEY'],
    [{ SUPABASE_URL, SUPABASE_SECRET_KEY: 'a', WORKER_CONCURRENCY: 'many' }, 'WORKER_CONCURRENCY'],
    [{ SUPABASE_URL, SUPABASE_SECRET_KEYS: 'sb_secret_a' }, 'SUPABASE_SECRET_KEYS'],
  ])('names what is missing or wrong in %o', (env, name) => {
    expect(() => readWorkerConfig(env)).toThrow(name)
  })
})
