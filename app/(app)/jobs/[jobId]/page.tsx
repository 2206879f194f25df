import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { JobDetail } from '@/components/jobs/job-detail'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { Page } from '@/components/shell/page'
import { read } from '@/lib/data/server'
import { jobQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Job' }

export default async function JobPage({ params }: RouteProps<{ jobId: string }>) {
  const { jobId } = await params
  await read(jobQuery(jobId))
  return (
    <Page className="max-w-5xl">
      <Hydrate>
        <BackLink href="/jobs">Jobs</BackLink>
        <JobDetail jobId={jobId} />
      </Hydrate>
    </Page>
  )
}
