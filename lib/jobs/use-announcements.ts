'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef } from 'react'
import { toast } from 'sonner'
import { api } from '@/lib/http/api-client'
import { type Announcement, announcementOf, whileAway } from './announcements'
import { jobKeys } from './keys'
import { showNotification } from './notifications'
import { jobsApi } from './operations'
import { activeJobsQuery } from './queries'
import type { Job } from './schema'
import { isLive } from './status'
import { useRetryJob } from './use-retry-job'
import { useVisible } from './use-visible'

const RETRY_MS = 10_000
/** What one call may mark as seen; the rest follows when these have left the list. */
const MOST_AT_ONCE = 100

const unseen = (jobs: Job[]) => jobs.filter((job) => !isLive(job))

/**
 * One toast for each job that ended, across all tabs and devices: a visible tab asks the database to mark
 * the jobs as seen and shows those that its own call marked. A hidden one may show a system notification.
 */
export function useAnnouncements(): void {
  const client = useQueryClient()
  const router = useRouter()
  const retry = useRetryJob()
  const visible = useVisible()
  const { data: jobs } = useQuery({ ...activeJobsQuery(), select: unseen })
  const asked = useRef(new Set<string>())
  const notified = useRef(new Set<string>())
  const again = useRef<ReturnType<typeof setTimeout>>(undefined)

  const acknowledge = useEffectEvent(async (waiting: Job[]) => {
    const fresh = waiting.slice(0, MOST_AT_ONCE)
    for (const job of fresh) asked.current.add(runOf(job))
    const jobIds = fresh.map(({ id }) => id)
    try {
      const reply = await api(jobsApi.acknowledge, { body: { jobIds } })
      const mine = fresh.filter(({ id }) => reply.acknowledged.includes(id))
      show(mine.map(announcementOf).filter((announcement) => announcement !== null))
      client.setQueryData<Job[]>(jobKeys.current(), (known) =>
        known?.filter((job) => isLive(job) || !jobIds.includes(job.id)),
      )
    } catch (error) {
      console.warn('A finished job could not be marked as seen; trying again shortly.', error)
      for (const job of fresh) asked.current.delete(runOf(job))
      again.current = setTimeout(tryAgain, RETRY_MS)
    }
  })

  const tryAgain = useEffectEvent(() => {
    const waiting = (jobs ?? []).filter((job) => !asked.current.has(runOf(job)))
    if (visible && waiting.length > 0) void acknowledge(waiting)
  })

  const show = useEffectEvent((announcements: Announcement[]) => {
    if (announcements.length > 1) {
      const action = { label: 'See jobs', onClick: () => router.push('/jobs') }
      toast('While you were away', { id: 'while-away', description: whileAway(announcements), action })
      return
    }
    for (const { jobId, outcome, title, description, href, open, retry: again } of announcements) {
      const retryIt = { label: 'Retry', onClick: () => retry.mutate(jobId) }
      const view = { label: open, onClick: () => router.push(href) }
      if (outcome === 'completed') toast.success(title, { id: jobId, description, action: view })
      else toast.error(title, { id: jobId, description, action: again ? retryIt : view })
    }
  })

  const notify = useEffectEvent((job: Job) => {
    if (notified.current.has(runOf(job))) return
    notified.current.add(runOf(job))
    showNotification(announcementOf(job))
  })

  useEffect(() => {
    const fresh = (jobs ?? []).filter((job) => !asked.current.has(runOf(job)))
    if (fresh.length === 0) return
    if (visible) void acknowledge(fresh)
    else for (const job of fresh) notify(job)
  }, [jobs, visible])

  useEffect(() => () => clearTimeout(again.current), [])
}

/** A job that is retried ends again, and that is news again. */
function runOf(job: Job): string {
  return `${job.id} ${job.run}`
}
