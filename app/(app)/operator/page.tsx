import type { Metadata } from 'next'
import { OperatorView } from '@/components/operator/operator-view'
import { Page } from '@/components/shell/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireOperator } from '@/lib/operator/server'

export const metadata: Metadata = { title: 'Operator' }

export default async function OperatorPage() {
  await requireOperator()
  return (
    <Page>
      <PageHeader title="Operator">
        What waits and what runs, for all users. What they wrote and what they got is theirs alone.
      </PageHeader>
      <OperatorView />
    </Page>
  )
}
