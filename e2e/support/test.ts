import { createPrivateKey } from 'node:crypto'
import { test as base, expect } from '@playwright/test'
import { type ScriptedMux, startScriptedMux } from '../../__tests__/support/scripted-mux.ts'
import { type GatedModel, startGatedModel } from './model.ts'

interface Fixtures {
  /** Fails a test whose pages threw, logged an error or broke the content security policy. */
  noErrors: undefined
}

interface WorkerFixtures {
  model: GatedModel
  /** What stands for Mux: its API, and its streams. */
  mux: ScriptedMux
}

/** What the browser logs by itself when a request fails; the tests look at what the page makes of it. */
const expected = /Failed to load resource|net::ERR_|WebSocket connection to/

/** A Playwright test of this product: the model behind a gate, and no silent errors. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  model: [
    async ({ playwright: _playwright }, use) => {
      const model = await startGatedModel(Number(process.env.OFFSTAGE_E2E_MODEL_PORT))
      await use(model)
      await model.close()
    },
    { scope: 'worker', auto: true },
  ],
  mux: [
    async ({ playwright: _playwright }, use) => {
      const key = createPrivateKey(Buffer.from(process.env.OFFSTAGE_E2E_MUX_KEY ?? '', 'base64'))
      const mux = await startScriptedMux(Number(process.env.OFFSTAGE_E2E_MUX_PORT), key)
      await use(mux)
      await mux.close()
    },
    { scope: 'worker', auto: true },
  ],
  noErrors: [
    async ({ context, model }, use) => {
      const errors: string[] = []
      context.on('weberror', (error) => errors.push(error.error().message))
      context.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text())
      })
      // Browsers report some violations to the page alone, such as code that was only tried and caught.
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          console.error(`Content security policy: ${effectiveDirective} ${blockedURI}`),
        ),
      )
      await use(undefined)
      model.hear(null)
      model.open()
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
