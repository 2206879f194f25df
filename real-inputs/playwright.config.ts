import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import base from '../playwright.config.ts'

const [server] = [base.webServer ?? []].flat()
if (!server) throw new Error('The browser tests have no stack to run on.')

/** The built app and the gated model of the browser tests, and every real file there is. */
export default defineConfig({
  ...base,
  testDir: '.',
  projects: [{ name: 'real inputs' }],
  webServer: { ...server, timeout: 900_000, cwd: fileURLToPath(new URL('..', import.meta.url)) },
})
