import type { Page } from '@playwright/test'
import { japaneseStory } from '../../__tests__/support/stories.ts'
import { createProject, signUp } from './actions.ts'
import { expect } from './test.ts'

/** The story that is imported, and its sentences. */
export const STORY = { title: '町のパン', ...japaneseStory }

/** A new person's project with a story that was imported, on the page where it is read; the story's id. */
export async function atImportedStory(page: Page): Promise<string> {
  await signUp(page)
  await createProject(page, 'Japanese for travellers')
  // By its address: in a narrow window the list of steps is in a drawer.
  await page.goto(`${page.url()}/story`)
  const buffer = Buffer.from(JSON.stringify(STORY))
  await page
    .getByLabel('Story file')
    .setInputFiles({ name: 'story.json', mimeType: 'application/json', buffer })
  await page.getByRole('list', { name: 'Stories' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: STORY.title, level: 1 })).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}
