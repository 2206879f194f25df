import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': fileURLToPath(new URL('./supabase/functions/_shared', import.meta.url)),
  '@': fileURLToPath(new URL('.', import.meta.url)),
}

/**
 * `unit` and `hooks` need nothing; `database` and `integration` share one real Postgres and stack,
 * started by `__tests__/support/global-setup.ts`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', include: ['__tests__/unit/**/*.test.ts', 'regressions/unit/**/*.test.ts'] },
      },
      {
        resolve: { alias },
        test: { name: 'hooks', include: ['__tests__/hooks/**/*.test.{ts,tsx}'], environment: 'jsdom' },
      },
      {
        resolve: { alias },
        test: {
          name: 'realtime',
          include: ['__tests__/realtime/**/*.test.ts'],
          globalSetup: '__tests__/realtime/support/global-setup.ts',
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['__tests__/database/**/*.test.ts', 'regressions/database/**/*.test.ts'],
          globalSetup: '__tests__/support/database-setup.ts',
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['__tests__/integration/**/*.test.ts', 'regressions/integration/**/*.test.ts'],
          globalSetup: '__tests__/support/stack-setup.ts',
          fileParallelism: false,
        },
      },
    ],
  },
})
