import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { OperatorJobView } from '@/components/operator/operator-job-view'
import { BackLink } from '@/components/shell/back-link'
import { Page } from '@/components/shell/page'
import { requireOperator } from '@/lib/operator/server'

export const metadata: Metadata = { title: 'Job, for operators' }

export default async function OperatorJobPage({ params }: RouteProps<{ jobId: string }>) {
  await requireOperator()
  const { jobId } = await params
  return (
    <Page>
      <BackLink href="/operator">Operator</BackLink>
      <OperatorJobView jobId={jobId} />
    </Page>
  )
}
