'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { JobsBanner } from '@/components/jobs/jobs-banner'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useCovered } from './use-covered'

/**
 * The header, with the banner of what runs below it. A banner leaves by itself, while something is read: until another
 * page is opened its room stays in the page, where it scrolls away, so that nothing is pulled up under the eyes.
 */
export function TopBar({ header }: { header: ReactNode }) {
  const path = usePathname()
  const top = useRef<HTMLDivElement>(null)
  const banner = useRef<HTMLDivElement>(null)
  useCovered(top)
  const [seen, setSeen] = useState({ path, height: 0 })
  const { data: jobs = [] } = useActiveJobs()
  const room = jobs.length === 0 && seen.path === path ? seen.height : 0

  useEffect(() => {
    let isNew = true
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0
      if (isNew || height > 0) setSeen({ path, height })
      isNew = false
    })
    if (banner.current) observer.observe(banner.current)
    return () => observer.disconnect()
  }, [path])

  return (
    <>
      <div ref={top} className="sticky top-0 z-30 print:hidden">
        {header}
        <div ref={banner}>
          <JobsBanner />
        </div>
      </div>
      <div aria-hidden className="print:hidden" style={{ height: room }} />
    </>
  )
}
