import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CompareJourneys } from '@/components/journey/compare/compare-view'
import { MAX_COMPARED } from '@/components/journey/compare/letters'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'

export const metadata: Metadata = { title: 'Journeys compared' }

interface Props {
  params: Promise<{ projectId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CompareJourneysPage({ params, searchParams }: Props) {
  const [{ projectId }, { ids: asked }] = await Promise.all([params, searchParams])
  const ids = [...new Set(typeof asked === 'string' ? asked.split(',') : [])]
  if (ids.length < 2 || ids.length > MAX_COMPARED) notFound()
  const journeys = await Promise.all(ids.map((id) => read(documentQuery(id))))
  if (journeys.some(({ type, projectId: of }) => type !== 'journey' || of !== projectId)) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/customer-journey`}>Customer journey</BackLink>
      <PageHeader title="Journeys compared">
        Stages of a like name, or in which the like happens, stand side by side. The others stand alone.
      </PageHeader>
      <CompareJourneys ids={ids} />
    </Hydrate>
  )
}
