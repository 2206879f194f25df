import type { Metadata } from 'next'
import { JobsView } from '@/components/jobs/jobs-view'
import { Page } from '@/components/shell/page'
import { PageHeader } from '@/components/ui/page-header'

export const metadata: Metadata = { title: 'Jobs' }

export default function JobsPage() {
  return (
    <Page className="max-w-5xl">
      <PageHeader title="Jobs">Everything you asked for, running and done.</PageHeader>
      <JobsView />
    </Page>
  )
}
