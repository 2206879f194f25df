import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { TrainingReader } from '@/components/training/training-reader'
import { read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'

type Props = RouteProps<{ projectId: string; documentId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(documentQuery((await params).documentId))).title }
}

export default async function TrainingDocumentPage({ params }: Props) {
  const { projectId, documentId } = await params
  const document = await read(documentQuery(documentId))
  if (document.type !== 'sop' || document.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/training`}>Training</BackLink>
      <TrainingReader documentId={documentId} />
    </Hydrate>
  )
}
