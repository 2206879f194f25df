import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Dialog, DialogPanel } from '@/components/ui/dialog'
import { completed, DOCUMENT_ID, failed, JOB_ID, jobFixture, PROJECT_ID } from '../unit/jobs/job-fixture'
import { api, openTab, pass, push, setUpTab, setVisible } from './support/tab'

setUpTab()

const acknowledgements = () => api.takeRequests().filter((request) => request.includes('acknowledge')).length
const OTHER_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0102'

async function finish(changes: Record<string, unknown> = completed) {
  api.set(jobFixture())
  const tab = openTab(null)
  await pass(1_000)
  api.takeRequests()
  api.set(jobFixture({ ...changes, version: 20 }))
  await pass(1_000)
  return tab
}

describe('when a job ends', () => {
  it('one toast says so and leads to the result', async () => {
    await finish()
    fireEvent.click(screen.getByRole('button', { name: 'View talk track' }))
    expect(screen.getAllByText('Talk track is ready')).toHaveLength(1)
    expect(push).toHaveBeenCalledWith(`/projects/${PROJECT_ID}/talk-track/${DOCUMENT_ID}`)
    expect(acknowledgements()).toBe(1)
  })

  it('a failure says why and can be tried again', async () => {
    await finish(failed)
    expect(screen.getByText('The model would not write this.')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }))
    await pass(100)
    expect(api.takeRequests()).toContain(`POST /jobs/${JOB_ID}/retry`)
  })

  it('a job that its owner cancelled is no news', async () => {
    await finish({ status: 'cancelled', finishedAt: completed.finishedAt })
    expect(acknowledgements()).toBe(0)
    expect(screen.queryByText(/Talk track/)).toBeNull()
  })

  it('it is told by one tab alone: not by one that came second', async () => {
    api.set(jobFixture())
    openTab(null)
    await pass(1_000)
    // The other tab's request is at the database first; this one has the same event.
    api.otherTabIsFaster = true
    api.set(jobFixture({ ...completed, version: 20 }))
    await pass(2_000)
    expect(acknowledgements()).toBe(1)
    expect(screen.queryByText('Talk track is ready')).toBeNull()
  })

  it('a hidden tab keeps the news for the moment it is looked at', async () => {
    api.set(jobFixture())
    openTab(null)
    await pass(1_000)
    setVisible(false)
    api.set(jobFixture({ ...completed, version: 20 }))
    await pass(5_000)
    expect(acknowledgements()).toBe(0)
    expect(document.title).toContain('Talk track is ready')
    setVisible(true)
    await pass(1_000)
    expect(screen.getByText('Talk track is ready')).toBeDefined()
    expect(document.title).not.toContain('Talk track is ready')
  })

  it('a hidden tab shows one system notification, where they are allowed', async () => {
    const shown = vi.fn()
    class FakeNotification {
      static permission = 'granted'
      onclick = null
      constructor(title: string, options: NotificationOptions) {
        shown(title, options.tag)
      }
    }
    vi.stubGlobal('Notification', FakeNotification)
    api.set(jobFixture())
    openTab(null)
    await pass(1_000)
    setVisible(false)
    api.set(jobFixture({ ...completed, version: 20 }))
    await pass(60_000)
    expect(shown.mock.calls).toEqual([['Talk track is ready', JOB_ID]])
  })

  it('is told later when the server could not be asked at once', async () => {
    api.set(jobFixture())
    openTab(null)
    await pass(1_000)
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    api.refuseAcknowledgements = true
    api.set(jobFixture({ ...completed, version: 20 }))
    await pass(5_000)
    expect(screen.queryByText('Talk track is ready')).toBeNull()
    expect(warned).toHaveBeenCalledOnce()
    api.refuseAcknowledgements = false
    await pass(6_000)
    expect(screen.getByText('Talk track is ready')).toBeDefined()
  })

  it('a job that was retried ends a second time', async () => {
    await finish(failed)
    api.set(jobFixture({ run: 2, version: 30 }))
    await pass(1_000)
    api.set(jobFixture({ ...completed, run: 2, version: 40 }))
    await pass(1_000)
    expect(screen.getByText('Talk track is ready')).toBeDefined()
  })
})

describe('on a page that shows it', () => {
  const live = `/projects/${PROJECT_ID}/talk-track/live/${JOB_ID}`
  const result = `/projects/${PROJECT_ID}/talk-track/${DOCUMENT_ID}`
  const news = () => screen.getByRole('log', { name: 'News' }).textContent

  it.each([
    ['where it was followed', live, completed, 'Talk track is ready.'],
    ['the result itself', result, completed, 'Talk track is ready.'],
    ['the job’s own', `/jobs/${JOB_ID}`, completed, 'Talk track is ready.'],
    ['where it failed', live, failed, 'Talk track could not be finished. The model would not write this.'],
  ])('%s, there is no toast over it, and it is said to who does not see it', async (_, at, end, said) => {
    api.set(jobFixture())
    openTab(null, at)
    await pass(1_000)
    expect(news()).toBe('')
    api.takeRequests()
    api.set(jobFixture({ ...end, version: 20 }))
    await pass(1_000)
    expect(acknowledgements()).toBe(1)
    expect(screen.queryByRole('listitem')).toBeNull()
    expect(news()).toBe(said)
  })

  it('a toast goes when one comes there by another way', async () => {
    const { show } = await finish()
    expect(screen.getByText('Talk track is ready')).toBeDefined()
    show(result)
    // It is told to go, and then it goes.
    await pass(1_000)
    await pass(1_000)
    expect(screen.queryByText('Talk track is ready')).toBeNull()
  })

  it('another job is told of by its toast', async () => {
    api.set(jobFixture())
    openTab(null, `/jobs/${OTHER_ID}`)
    await pass(1_000)
    api.set(jobFixture({ ...completed, version: 20 }))
    await pass(1_000)
    expect(screen.getByText('Talk track is ready')).toBeDefined()
    expect(news()).toBe('')
  })
})

it('while a dialog is open the news waits, and is told when it is closed', async () => {
  const dialog = (open: boolean) => (
    <Dialog open={open}>
      <DialogPanel title="Delete the project?" />
    </Dialog>
  )
  api.set(jobFixture())
  const { show } = openTab(dialog(true))
  await pass(1_000)
  api.set(jobFixture({ ...completed, version: 20 }))
  await pass(20_000)
  expect(acknowledgements()).toBe(0)
  expect(screen.queryByText('Talk track is ready')).toBeNull()
  show('/projects', dialog(false))
  await pass(1_000)
  expect(acknowledgements()).toBe(1)
  expect(screen.getByText('Talk track is ready')).toBeDefined()
})

describe('on return', () => {
  it('several jobs are told of in one sentence', async () => {
    api.set(jobFixture({ ...completed, version: 20 }))
    api.set(jobFixture({ ...failed, id: OTHER_ID, version: 20 }))
    openTab(null)
    await pass(2_000)
    expect(screen.getByText('While you were away')).toBeDefined()
    expect(screen.getByText('1 finished, 1 could not be finished')).toBeDefined()
  })

  it('more than one call may mark as seen are told of by two', async () => {
    const idOf = (n: number) => `6f1c2c5e-8a55-4b6b-9d38-${String(n).padStart(12, '0')}`
    for (let n = 0; n < 101; n += 1) api.set({ ...jobFixture(completed), id: idOf(n) })
    openTab(null)
    await pass(2_000)
    expect(acknowledgements()).toBe(2)
    expect([...api.jobs.values()].filter(({ acknowledgedAt }) => acknowledgedAt === null)).toEqual([])
  })

  it('what was seen elsewhere is not told again', async () => {
    api.set(jobFixture({ ...completed, version: 20, acknowledgedAt: '2026-01-01T10:03:00Z' }))
    openTab(null)
    await pass(2_000)
    expect(screen.queryByText('Talk track is ready')).toBeNull()
  })
})

describe('the title of the tab', () => {
  it('shows how far the running jobs are, also after navigation', async () => {
    document.title = 'Projects'
    api.set(jobFixture({ progress: 42 }))
    const { unmount } = openTab(null)
    await pass(1_000)
    expect(document.title).toBe('42% · Projects')
    document.title = 'Jobs'
    await pass(10)
    expect(document.title).toBe('42% · Jobs')
    unmount()
    expect(document.title).toBe('Jobs')
  })
})

describe('a part of a chain', () => {
  const part = jobFixture({ kind: 'transcription' })
  const waiting = { status: 'pending', progress: 0, startedAt: null, message: 'Waiting for another job' }
  const main = jobFixture({ id: OTHER_ID, kind: 'sop_generation', ...waiting })

  async function finishPart(optional: boolean) {
    api.set(part, { silently: true })
    api.set(main, { silently: true })
    const parts = [part, main].map((job, index) => ({
      position: index + 1,
      optional: index === 1 && optional,
      job,
    }))
    const chain = { id: OTHER_ID, projectId: PROJECT_ID, createdAt: part.createdAt, parts }
    api.onRead = (path) => (path === '/chains' ? { chains: [chain] } : null)
    openTab(null)
    await pass(1_000)
    api.set(jobFixture({ kind: 'transcription', ...completed, version: 20 }))
    await pass(1_000)
  }

  it('has no toast while what the chain is for is still to come, and is said to who does not see it', async () => {
    await finishPart(false)
    expect(acknowledgements()).toBe(1)
    expect(screen.queryByRole('listitem')).toBeNull()
    expect(screen.getByRole('log', { name: 'News' }).textContent).toBe('Transcript is ready.')
  })

  it('is told of when the chain is ready with it, whatever an optional part still does', async () => {
    await finishPart(true)
    expect(screen.getByText('Transcript is ready')).toBeDefined()
  })
})
