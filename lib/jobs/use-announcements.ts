'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/lib/http/api-client'
import { type Announcement, announcementOf, whileAway } from './announcements'
import { isOnTheWay } from './chains/chain-state'
import { useChains } from './chains/use-chains'
import { jobKeys } from './keys'
import { showNotification } from './notifications'
import { jobsApi } from './operations'
import { activeJobsQuery } from './queries'
import type { Job } from './schema'
import { isShownAt } from './shown-at'
import { isLive } from './status'
import { useRetryJob } from './use-retry-job'
import { useVisible } from './use-visible'

const RETRY_MS = 10_000
/** Long enough to be read and reached; longer while it is pointed at. */
const TOAST_MS = 10_000
/** What one call may mark as seen; the rest follows when these have left the list. */
const MOST_AT_ONCE = 100

/** The news that the page itself shows; `nth` tells one from the next in the same words. */
export interface Spoken {
  text: string
  nth: number
}

const unseen = (jobs: Job[]) => jobs.filter((job) => !isLive(job))

/**
 * One toast for each job that ended, across all tabs and devices: a visible tab asks the database to mark
 * the jobs as seen and shows those that its own call marked. A hidden one may show a system notification.
 *
 * What the page itself shows has no toast, nor has a part of a chain that goes on, which the banner shows: it is returned, to
 * be said to who does not see it. While `held`, something lies over the page, which a toast would cover and could not be
 * reached beside: the news waits.
 */
export function useAnnouncements({ held }: { held: boolean }): Spoken {
  const client = useQueryClient()
  const router = useRouter()
  const retry = useRetryJob()
  const pathname = usePathname()
  const visible = useVisible()
  const looking = visible && !held
  const [spoken, setSpoken] = useState<Spoken>({ text: '', nth: 0 })
  const { data: jobs } = useQuery({ ...activeJobsQuery(), select: unseen })
  const chains = useChains()
  const asked = useRef(new Set<string>())
  const notified = useRef(new Set<string>())
  const toasted = useRef(new Map<string, Job>())
  const again = useRef<ReturnType<typeof setTimeout>>(undefined)

  const acknowledge = useEffectEvent(async (waiting: Job[]) => {
    const fresh = waiting.slice(0, MOST_AT_ONCE)
    for (const job of fresh) asked.current.add(runOf(job))
    const jobIds = fresh.map(({ id }) => id)
    try {
      const reply = await api(jobsApi.acknowledge, { body: { jobIds } })
      const mine = fresh.filter(({ id }) => reply.acknowledged.includes(id))
      show(mine)
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
    if (looking && waiting.length > 0) void acknowledge(waiting)
  })

  const show = useEffectEvent((ended: Job[]) => {
    const here = ended.filter((job) => isShownAt(job, pathname) || isOnTheWay(chains, job))
    if (here.length > 0) speak(announcementsOf(here))
    const news = ended.filter((job) => !here.includes(job))
    for (const job of news) toasted.current.set(job.id, job)
    const announcements = announcementsOf(news)
    if (announcements.length > 1) {
      const action = { label: 'See jobs', onClick: () => router.push('/jobs') }
      const description = whileAway(announcements)
      toast('While you were away', { id: 'while-away', description, action, duration: TOAST_MS })
      return
    }
    for (const { jobId, outcome, title, description, href, open, retry: again } of announcements) {
      const retryIt = { label: 'Retry', onClick: () => retry.mutate(jobId) }
      const view = { label: open, onClick: () => router.push(href) }
      const shared = { id: jobId, description, duration: TOAST_MS }
      if (outcome === 'completed') toast.success(title, { ...shared, action: view })
      else toast.error(title, { ...shared, action: again ? retryIt : view })
    }
  })

  function speak(announcements: Announcement[]) {
    const text = announcements
      .map(({ title, description = '' }) => `${title}. ${description}`.trim())
      .join(' ')
    setSpoken(({ nth }) => ({ text, nth: nth + 1 }))
  }

  const notify = useEffectEvent((job: Job) => {
    if (notified.current.has(runOf(job))) return
    notified.current.add(runOf(job))
    if (isOnTheWay(chains, job)) return
    showNotification(announcementOf(job))
  })

  useEffect(() => {
    const fresh = (jobs ?? []).filter((job) => !asked.current.has(runOf(job)))
    if (fresh.length === 0) return
    if (looking) void acknowledge(fresh)
    else if (!visible) for (const job of fresh) notify(job)
  }, [jobs, visible, looking])

  // Who comes to the result by another way has no toast over it either.
  useEffect(() => {
    for (const [id, job] of toasted.current) {
      if (!isShownAt(job, pathname)) continue
      toast.dismiss(id)
      toasted.current.delete(id)
    }
  }, [pathname])

  useEffect(() => () => clearTimeout(again.current), [])
  return spoken
}

function announcementsOf(jobs: Job[]): Announcement[] {
  return jobs.map(announcementOf).filter((announcement) => announcement !== null)
}

/** A job that is retried ends again, and that is news again. */
function runOf(job: Job): string {
  return `${job.id} ${job.run}`
}
