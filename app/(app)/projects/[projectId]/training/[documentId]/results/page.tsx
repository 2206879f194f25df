import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { TrainingPage } from '@/components/training/learn/training-page'
import { read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'
import { resultsQuery } from '@/lib/trainings/queries'

type Props = RouteProps<{ projectId: string; documentId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Results: ${(await read(documentQuery((await params).documentId))).title}` }
}

export default async function TrainingResultsPage({ params }: Props) {
  const { projectId, documentId } = await params
  const document = await read(documentQuery(documentId))
  if (document.type !== 'sop' || document.projectId !== projectId) notFound()
  await read(resultsQuery(projectId, documentId))
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/training/${documentId}`}>The training</BackLink>
      <TrainingPage documentId={documentId} page="results" />
    </Hydrate>
  )
}
