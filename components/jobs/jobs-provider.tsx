'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useIsPanelOpen } from '@/components/ui/open-panels'
import type { PublicConfig } from '@/lib/env/public'
import { JobsContext } from '@/lib/jobs/jobs-context'
import { JobsSync } from '@/lib/jobs/realtime/jobs-sync'
import { useAnnouncements } from '@/lib/jobs/use-announcements'
import { useTabTitle } from '@/lib/jobs/use-tab-title'
import { browserSupabase } from '@/lib/supabase/browser'

interface JobsProviderProps {
  config: PublicConfig
  userId: string
  children: ReactNode
}

/** Follows the user's jobs for the whole tab. Leaving a page never stops it. */
export function JobsProvider({ config, userId, children }: JobsProviderProps) {
  const client = useQueryClient()
  const [sync, setSync] = useState<JobsSync | null>(null)
  useEffect(() => {
    const started = new JobsSync({ client, supabase: browserSupabase(config), userId })
    started.start()
    setSync(started)
    return () => {
      started.stop()
      setSync(null)
    }
  }, [client, config, userId])
  return (
    <JobsContext value={sync}>
      {children}
      {sync && <Herald />}
    </JobsContext>
  )
}

/** Tells of finished jobs. Mounted after the first paint, so that it asks for nothing that a layout below brings. */
function Herald() {
  const spoken = useAnnouncements({ held: useIsPanelOpen() })
  useTabTitle()
  return (
    <p role="log" aria-label="News" className="sr-only">
      <span key={spoken.nth}>{spoken.text}</span>
    </p>
  )
}
