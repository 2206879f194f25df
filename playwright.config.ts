import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { muxSigningKey } from './__tests__/support/mux-signing.ts'
import { MUX_TOKEN_ID, MUX_TOKEN_SECRET, MUX_WEBHOOK_SECRET } from './__tests__/support/scripted-mux.ts'

// Read again in every worker of the test runner, so what is chosen once goes on by the environment.
process.env.OFFSTAGE_E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 1500) * 8)
// The tests hold the offline model themselves, behind a gate, where the stack would have had its own.
process.env.OFFSTAGE_E2E_MODEL_PORT ??= String(Number(process.env.OFFSTAGE_E2E_PORT) + 3)
// And what stands for Mux, with the key by which the app signs links to play.
process.env.OFFSTAGE_E2E_MUX_PORT ??= String(Number(process.env.OFFSTAGE_E2E_PORT) + 4)
process.env.OFFSTAGE_E2E_MUX_KEY ??= muxSigningKey().env.MUX_SIGNING_PRIVATE_KEY
process.env.OFFSTAGE_E2E_DATA ??= join(tmpdir(), `offstage-e2e-${process.pid}`)
process.env.OFFSTAGE_E2E_CHROMIUM ??= await chromium.executablePath()

const launchOptions = {
  executablePath: process.env.OFFSTAGE_E2E_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
}
/** A microphone that beeps once a second, and a person who allows it. */
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

const baseURL = `http://127.0.0.1:${process.env.OFFSTAGE_E2E_PORT}`

/** A real browser against the built app on a stack of its own, with the offline model. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A second try keeps a race of one test from hiding the others' answer; bin/test names it as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'pages', testIgnore: /e2e.recorder./ },
    {
      name: 'recorder',
      testDir: 'e2e/recorder',
      use: { launchOptions: { ...launchOptions, args: [...launchOptions.args, ...MICROPHONE] } },
    },
  ],
  webServer: {
    command: `bin/start --port ${process.env.OFFSTAGE_E2E_PORT} --data ${process.env.OFFSTAGE_E2E_DATA}`,
    wait: { stdout: /Ready at/ },
    timeout: 300_000,
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      OPENAI_API_KEY: 'offline',
      OPENAI_BASE_URL: `http://127.0.0.1:${process.env.OFFSTAGE_E2E_MODEL_PORT}/v1`,
      OPENAI_MODEL: 'offline',
      // What is heard, spoken and drawn, the tests say.
      OPENAI_TRANSCRIPTION_MODEL: 'scripted',
      OPENAI_SPEECH_MODEL: 'scripted',
      OPENAI_IMAGE_MODEL: 'scripted',
      OPENAI_IMAGE_SIZE: '192x128',
      MUX_TOKEN_ID,
      MUX_TOKEN_SECRET,
      MUX_WEBHOOK_SECRET,
      MUX_API_URL: `http://127.0.0.1:${process.env.OFFSTAGE_E2E_MUX_PORT}`,
      MUX_STREAM_URL: `http://127.0.0.1:${process.env.OFFSTAGE_E2E_MUX_PORT}`,
      MUX_SIGNING_KEY_ID: 'a-key-of-the-tests',
      MUX_SIGNING_PRIVATE_KEY: process.env.OFFSTAGE_E2E_MUX_KEY,
    },
  },
})
