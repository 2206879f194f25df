import type { Page } from '@playwright/test'
import { createClient } from '@supabase/supabase-js'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { wavBytes } from '../__tests__/support/sound.ts'
import { banner, createProject, openStep, PASSWORD, signUp } from './support/actions.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/looks.ts'
import { stackEnvironment } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const SAID = [
  'In this video I will show how to clean the coffee machine.',
  'First, switch off the machine at the back.',
  'Never open the lid while the machine is hot.',
  'Then remove the water tank and rinse it with warm water.',
  'Finally, sign the cleaning log.',
]
const heard = {
  body: verbose(
    SAID.map((text, n) => ({ start: n * 7, end: n * 7 + 6, text })),
    { duration: 60 },
  ),
}

async function uploadForTraining(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  const buffer = wavBytes({ seconds: 60, rate: 8000, channels: 1 })
  await (await chooser).setFiles({ name: 'Machine.wav', mimeType: 'audio/wav', buffer })
}

const chain = (page: Page) => page.getByRole('main').getByRole('region', { name: /^Training for Machine/ })
const part = (page: Page, name: string) => chain(page).getByRole('listitem', { name })

/** The jobs of this person, asked without a browser. */
async function jobsOf(email: string) {
  const { SUPABASE_URL = '', SUPABASE_PUBLISHABLE_KEY = '' } = stackEnvironment()
  const client = createClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, { auth: { persistSession: false } })
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD })
  if (error) throw error
  return async () => {
    const { data, error } = await client.from('jobs').select('kind, status').order('kind')
    if (error) throw error
    return data.map(({ kind, status }) => `${kind} ${status}`)
  }
}

test('A recording is uploaded, the browser is closed, and the training is there when one comes back', async ({
  browser,
  page,
  model,
}) => {
  test.setTimeout(180_000)
  model.hear(() => 'hold')
  const first = await browser.newContext()
  const tab = await first.newPage()
  const email = await signUp(tab)
  await createProject(tab, 'A café')
  await openStep(tab, 'Training')
  await uploadForTraining(tab)
  await expect(part(tab, 'Transcript')).toContainText('Listening', { timeout: 60_000 })
  await expect(part(tab, 'Training')).toContainText('Waiting to start')
  await expect(banner(tab)).toContainText('Generating training')
  await expect(banner(tab).getByRole('list', { name: 'Parts' }).getByRole('listitem')).toHaveText([
    /Transcript/,
    /Training/,
  ])
  await expectAccessible(tab)
  await first.close()

  const jobs = await jobsOf(email)
  expect(await jobs()).toEqual(['sop_generation pending', 'transcription processing'])
  model.hear(() => heard)
  await expect
    .poll(jobs, { timeout: 60_000 })
    .toEqual(['sop_generation completed', 'transcription completed'])

  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'A café' }).first().click()
  await openStep(page, 'Training')
  await expect(chain(page)).toBeHidden()
  await page.getByRole('list', { name: 'Trainings' }).getByRole('link', { name: 'View / Edit' }).click()
  await expect(page.getByRole('textbox', { name: 'Step 1', exact: true })).toHaveValue(SAID[1] ?? '')
  await expect(page.getByLabel(/^Recording: Machine/)).toBeVisible()
})

test('Its first part is cancelled and all of it stops; continued, it comes to its end', async ({
  page,
  model,
}) => {
  test.setTimeout(180_000)
  model.hear(() => 'hold')
  await page.setViewportSize({ width: 360, height: 740 })
  await signUp(page)
  await createProject(page, 'A café')
  await page.goto(`${page.url()}/training`)
  await uploadForTraining(page)
  await expect(part(page, 'Transcript')).toContainText('Listening', { timeout: 60_000 })
  await expectNoSidewaysScroll(page)
  await part(page, 'Transcript').getByRole('button', { name: 'Cancel the transcript' }).click()
  await expect(part(page, 'Transcript')).toContainText('Cancelled')
  await expect(part(page, 'Training')).toContainText('Cancelled')
  await expect(banner(page)).toBeHidden()
  await page.reload()
  await expect(chain(page).getByRole('status')).toHaveText('It was cancelled. What was finished is kept.')
  await expect(chain(page).getByRole('button', { name: 'Retry the training' })).toBeHidden()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await chain(page).getByRole('button', { name: 'Continue' }).click()
  await expect(banner(page)).toBeVisible()
  await chain(page).getByRole('button', { name: 'Cancel all' }).click()
  await expect(part(page, 'Training')).toContainText('Cancelled')
  await chain(page).getByRole('button', { name: 'Continue' }).click()
  model.hear(() => heard)
  await expect(page.getByRole('list', { name: 'Trainings' })).toBeVisible({ timeout: 60_000 })
  await expect(chain(page)).toBeHidden()
})
