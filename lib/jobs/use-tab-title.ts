'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { announcementOf } from './announcements'
import { activeJobsQuery } from './queries'
import type { Job } from './schema'
import { isLive } from './status'

const MARK = /^(?:\d+%|✓ [^·]+?)(?: · |$)/

function markOf(jobs: Job[]): string {
  const live = jobs.filter(isLive)
  if (live.length > 0) {
    const mean = live.reduce((sum, job) => sum + job.progress, 0) / live.length
    return `${Math.floor(mean)}%`
  }
  const ended = jobs.map(announcementOf).find((announcement) => announcement?.outcome === 'completed')
  return ended ? `✓ ${ended.title}` : ''
}

/** Progress in the tab's title while jobs run, and the news when one ended unseen. */
export function useTabTitle(): void {
  const { data: mark = '' } = useQuery({ ...activeJobsQuery(), select: markOf })
  useEffect(() => {
    const apply = () => {
      const wanted = [mark, document.title.replace(MARK, '')].filter(Boolean).join(' · ')
      if (document.title !== wanted) document.title = wanted
    }
    apply()
    // Navigation sets the page's own title; it gets its mark again.
    const observer = new MutationObserver(apply)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      document.title = document.title.replace(MARK, '')
    }
  }, [mark])
}
