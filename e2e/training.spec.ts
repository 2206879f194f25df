import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfDocx, textOfPdf } from '../__tests__/support/printed-text.ts'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { wavBytes } from '../__tests__/support/sound.ts'
import { createProject, openStep, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { expect, test } from './support/test.ts'

const SAID = [
  'In this video I will show how to clean the coffee machine.',
  'You will need a soft brush and the blue cleaning powder.',
  'First, switch off the machine at the back.',
  'Never open the lid while the machine is hot.',
  'Then remove the water tank and rinse it with warm water.',
  'Make sure that no powder is left in the tank.',
  'If the light does not turn green, empty the drip tray and press the button again.',
  'Finally, sign the cleaning log.',
]
const time = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`
const CAPTIONS = [
  'WEBVTT',
  ...SAID.map((text, index) => `${time(index * 7)} --> ${time(index * 7 + 6)}\n${text}`),
].join('\n\n')

async function atTraining(page: Page): Promise<void> {
  await signUp(page)
  await createProject(page, 'A café')
  await openStep(page, 'Training')
}

async function pasteTranscript(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Paste one' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('The machine')
  await page.getByRole('textbox', { name: 'Text of the transcript' }).fill(text)
  await page.getByRole('button', { name: 'Add this text' }).click()
  await expect(page.getByRole('combobox', { name: 'Made of' })).toContainText('The machine')
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const ready = (page: Page) => page.getByRole('heading', { name: 'Your training is ready' })

test('Of captions comes a training with times, which is edited, saved and exported', async ({ page }) => {
  test.setTimeout(120_000)
  await atTraining(page)
  await pasteTranscript(page, CAPTIONS)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Generate training' }).click()
  await expect(ready(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('main').getByText('First, switch off the machine')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()

  const step = page.getByRole('textbox', { name: 'Step 2', exact: true })
  await expect(step).toHaveValue(SAID[4] ?? '')
  await expect(page.getByRole('textbox', { name: 'Warning 1 of step 1' })).toHaveValue(SAID[3] ?? '')
  await expect(page.getByRole('textbox', { name: 'Check 1 of step 2' })).toHaveValue(SAID[5] ?? '')
  await expect(page.getByRole('region', { name: 'Procedure' })).toContainText('0:28 · line 5')
  await expect(page.getByRole('textbox', { name: 'Problem 1' })).toHaveValue(
    'If the light does not turn green',
  )
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('button').first().click()
  await expect(page.locator('[data-line="1"]')).toBeVisible()

  await step.fill('Rinse the water tank.')
  await page.getByRole('button', { name: 'Add a check to step 3' }).click()
  await page.getByRole('textbox', { name: 'Check 1 of step 3' }).fill('The log has a name in it.')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(step).toHaveValue('Rinse the water tank.')
  await expectAccessible(page)

  for (const [name, extension] of [
    ['Markdown', 'md'],
    ['Word (docx)', 'docx'],
    ['PDF', 'pdf'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${extension}$`))
    const bytes = new Uint8Array(await readFile(await file.path()))
    const words =
      extension === 'pdf'
        ? await textOfPdf(bytes)
        : extension === 'docx'
          ? textOfDocx(bytes)
          : new TextDecoder().decode(bytes)
    expect(words.replace(/\s+/g, ' ')).toContain('2. Rinse the water tank.')
    expect(words.replace(/\s+/g, ' ')).toContain('The log has a name in it.')
  }

  await page.getByRole('button', { name: 'Revisions' }).click()
  await page.getByRole('button', { name: 'Revision 1, generated' }).click()
  await page.getByRole('button', { name: 'Restore this revision' }).click()
  await expect(step).toHaveValue(SAID[4] ?? '')
})

test('A recording of the project becomes a training that plays from its chapters', async ({
  page,
  model,
}) => {
  test.setTimeout(120_000)
  const segments = SAID.map((text, index) => ({ start: index * 7, end: index * 7 + 6, text }))
  model.hear(() => ({ body: verbose(segments, { duration: 60 }) }))
  await signUp(page)
  await createProject(page, 'A café')
  await openStep(page, 'Lecture notes')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  const buffer = wavBytes({ seconds: 60, rate: 8000, channels: 1 })
  await (await chooser).setFiles({ name: 'Machine.wav', mimeType: 'audio/wav', buffer })
  await expect(page.getByRole('list', { name: 'Recordings' })).toContainText('Machine.wav', {
    timeout: 30_000,
  })

  await openStep(page, 'Training')
  await expect(page.getByRole('combobox', { name: 'Made of' })).toContainText('Machine', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Generate training' }).click()
  await expect(ready(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByLabel(/^Recording: Machine/)).toBeVisible()
  const procedure = page.getByRole('region', { name: 'Procedure' })
  await procedure.getByRole('button', { name: '0:28 · line 5' }).click()
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThanOrEqual(28)
})

test('A room in which nobody shows anything is told to hold nothing, and nothing is invented', async ({
  page,
}) => {
  await atTraining(page)
  await pasteTranscript(page, 'Bo: Hello?\nBo: Can you hear me?\nBo: Okay, nobody came. See you next week.')
  await page.getByRole('button', { name: 'Generate training' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'There is nothing to train in this transcript',
    { timeout: 30_000 },
  )
})

test.describe('On a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  test('a training is as wide as its window, and its parts appear while it is written', async ({
    page,
    model,
  }) => {
    model.rule(() => 'hold')
    await signUp(page)
    await createProject(page, 'A café')
    await page.goto(`${page.url()}/training`)
    await pasteTranscript(page, CAPTIONS)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Generate training' }).click()
    await expect(page.getByText('Lines 1 to 8', { exact: true })).toBeVisible({ timeout: 20_000 })
    await expectNoSidewaysScroll(page)
    model.open()
    await page.getByRole('main').getByRole('link', { name: 'View / Edit' }).click({ timeout: 30_000 })
    await expect(page.getByRole('textbox', { name: 'Step 1', exact: true })).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
})
