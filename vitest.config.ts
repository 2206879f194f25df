import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': fileURLToPath(new URL('./supabase/functions/_shared', import.meta.url)),
  '@': fileURLToPath(new URL('.', import.meta.url)),
}

/** Bounds for a machine that is busy with something else; no test waits this long when it passes. */
const expectations = { expect: { poll: { timeout: 15_000 } } }
const patient = { ...expectations, testTimeout: 30_000, hookTimeout: 30_000 }

/** Stacks and child processes of their own, one file after the other. */
const stackTests = ['__tests__/integration/stack/**/*.test.ts', '__tests__/integration/cli/**/*.test.ts']

/**
 * `unit` and `hooks` need nothing; `realtime` and `database` have a throw-away Postgres each, `cron` one with
 * pg_cron where it can be had; `integration` has a whole stack with the real worker; `stack` starts, breaks and
 * stops stacks itself.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...patient,
          name: 'unit',
          include: ['__tests__/unit/**/*.test.ts', 'regressions/unit/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          ...patient,
          name: 'hooks',
          include: ['__tests__/hooks/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
        },
      },
      {
        resolve: { alias },
        test: {
          ...patient,
          name: 'realtime',
          include: ['__tests__/realtime/**/*.test.ts'],
          globalSetup: '__tests__/realtime/support/global-setup.ts',
        },
      },
      {
        resolve: { alias },
        test: {
          ...patient,
          name: 'database',
          include: ['__tests__/database/**/*.test.ts', 'regressions/database/**/*.test.ts'],
          globalSetup: '__tests__/support/database-setup.ts',
        },
      },
      {
        resolve: { alias },
        test: {
          ...expectations,
          name: 'cron',
          include: ['__tests__/cron/**/*.test.ts'],
          globalSetup: '__tests__/cron/support/global-setup.ts',
          // An old pg_cron counts in whole minutes.
          testTimeout: 150_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...expectations,
          name: 'integration',
          include: ['__tests__/integration/**/*.test.ts', 'regressions/integration/**/*.test.ts'],
          exclude: stackTests,
          globalSetup: '__tests__/support/stack-setup.ts',
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...expectations,
          name: 'stack',
          include: stackTests,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
