import { SopSchema } from '@shared/documents/sop.ts'
import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import type { SopDocument } from '@/lib/documents/schema'
import { sop } from '../unit/exporters/sop-fixture'
import { DOCUMENT_ID, PROJECT_ID } from '../unit/jobs/job-fixture'
import { api, openTab, pass, setUpTab } from './support/tab'

setUpTab()

const training: SopDocument = {
  id: DOCUMENT_ID,
  projectId: PROJECT_ID,
  type: 'sop',
  title: 'A training',
  content: SopSchema.parse(sop),
  revision: 2,
  source: {},
  jobId: null,
  createdAt: '2026-01-01T08:00:00Z',
  updatedAt: '2026-01-01T09:00:00Z',
}
const first = { revision: 1, title: 'A training', createdAt: '2026-01-01T08:00:00Z', createdBy: 'job' }
const second = { ...first, revision: 2, createdBy: 'user' }

/** Goes back to the first revision; what is on the page could be saved before, or not. */
async function restore(isSaved: boolean) {
  api.onRead = (path) => {
    if (path === `/documents/${DOCUMENT_ID}/revisions`) return { revisions: [second, first] }
    return path === `/documents/${DOCUMENT_ID}/revisions/1`
      ? { ...first, documentId: DOCUMENT_ID, content: sop }
      : null
  }
  const onOpenChange = vi.fn()
  openTab(
    <RevisionsSheet
      document={training}
      open
      onOpenChange={onOpenChange}
      beforeRestore={async () => isSaved}
      onRestored={() => undefined}
    />,
  )
  await pass(1_000)
  fireEvent.click(screen.getByRole('button', { name: /^Revision 1/ }))
  await pass(1_000)
  api.takeRequests()
  fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }))
  await pass(1_000)
  return { asked: api.takeRequests(), onOpenChange }
}

it('a revision is restored when what is on the page is saved', async () => {
  const { asked } = await restore(true)
  expect(asked).toContain(`PATCH /documents/${DOCUMENT_ID}`)
})

it('nothing is restored over text that could not be saved, and it is said', async () => {
  const { asked, onOpenChange } = await restore(false)
  expect(asked).toEqual([])
  expect(screen.getByText(/^Nothing was restored/)).toBeTruthy()
  expect(onOpenChange).toHaveBeenCalledWith(false)
})
