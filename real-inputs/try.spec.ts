import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { sees } from '../e2e/support/diagrams.ts'
import type { GatedModel } from '../e2e/support/model.ts'
import { expect, test } from '../e2e/support/test.ts'
import { type RealFile, realFiles, saidIn } from './files.ts'
import { inBrowser } from './in-browser.ts'
import { byCommand } from './outcome.ts'
import { type Row, tableOf } from './table.ts'

const table = fileURLToPath(new URL('../docs/real-inputs.md', import.meta.url))
/** A pattern of paths, to try some of the files; the table is written of all of them alone. */
const ONLY = process.env.OFFSTAGE_TRY ?? ''
/** Where pictures of the pages go, for a person who wants to look at them. */
const SHOTS = process.env.OFFSTAGE_SHOTS

/** The offline model; or one that hears what is said in this file, and sees what is drawn. */
function setModel(model: GatedModel, which: Row['model'], file: RealFile): void {
  model.open()
  model.hear(which === 'offline' ? null : () => ({ body: verbose(saidIn(file)) }))
  if (which === 'scripted' && file.path.endsWith('.png')) model.rule((_call, body) => sees(body))
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 380],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({
      path: `${SHOTS}/${name}-${width}.png`,
      animations: 'disabled',
      fullPage: width > 400,
    })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('every real file, by the command and in the browser', async ({ browser, model }) => {
  test.setTimeout(90 * 60_000)
  const rows: Row[] = []
  for (const file of realFiles(ONLY)) {
    for (const kind of file.kinds) {
      for (const which of file.isText ? (['offline'] as const) : (['offline', 'scripted'] as const)) {
        setModel(model, which, file)
        const command = await byCommand(kind, file.path, process.env.OFFSTAGE_E2E_DATA ?? '')
        const context = await browser.newContext()
        const look = (page: Page, what: string) =>
          shoot(page, `${basename(file.path)}-${kind}-${which}-${what}`)
        const seen = await inBrowser(await context.newPage(), file, kind, look).catch((error: Error) => ({
          made: `NO END: ${error.message}`,
          remarks: [],
          read: null,
        }))
        await context.close()
        rows.push({ file: file.name, kind, model: which, read: seen.read, command, browser: seen })
        console.log(JSON.stringify(rows.at(-1)))
      }
    }
  }
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ browser: { made } }) => made.startsWith('NO END'))).toEqual([])
  if (ONLY === '') writeFileSync(table, tableOf(rows))
})
