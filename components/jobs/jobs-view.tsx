'use client'

import { Rows2, Rows4 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import { JOB_FILTERS } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import type { Density } from './job-item'
import { JobList } from './job-list'

const names = { active: 'Active', completed: 'Completed', failed: 'Failed' } as const

/** Active, completed and failed jobs, compact or full. */
export function JobsView() {
  const [density, setDensity] = useState<Density>('full')
  const { data: active = [] } = useActiveJobs()
  const other = density === 'full' ? 'compact' : 'full'
  return (
    <Tabs defaultValue="active">
      <div className="mb-4 flex items-end gap-4">
        <TabList aria-label="Jobs" className="flex-1">
          {JOB_FILTERS.map((status) => (
            <Tab key={status} value={status}>
              {names[status]}
              {status === 'active' && active.length > 0 ? (
                <span className="rounded-full bg-stage px-1.5 text-xs font-semibold text-on-stage">
                  {active.length}
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        <Button variant="ghost" size="sm" onClick={() => setDensity(other)}>
          {density === 'full' ? <Rows4 aria-hidden /> : <Rows2 aria-hidden />}
          {other === 'compact' ? 'Compact' : 'Full'}
        </Button>
      </div>
      {JOB_FILTERS.map((status) => (
        <TabPanel key={status} value={status} tabIndex={-1}>
          <JobList status={status} density={density} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
