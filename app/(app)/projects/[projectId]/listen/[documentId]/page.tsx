import { SPEAKABLE_TYPES } from '@shared/narration/speakable.ts'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { ListenPage } from '@/components/narration/listen-page'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/ui/page-header'
import { preload, read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'
import { sourceHref } from '@/lib/documents/source-words'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'
import { modelAbilityQuery } from '@/lib/model/queries'
import { preloadSound } from '@/lib/narrations/preload-sound'

type Props = RouteProps<{ projectId: string; documentId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Listen to ${(await read(documentQuery((await params).documentId))).title}` }
}

export default async function DocumentListenPage({ params }: Props) {
  const { projectId, documentId } = await params
  const [document] = await Promise.all([
    read(documentQuery(documentId)),
    preloadSound(projectId, documentId),
    preload(jobsQuery({ status: 'failed', projectId }), dismissedQuery(), modelAbilityQuery),
  ])
  if (!SPEAKABLE_TYPES.includes(document.type) || document.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={sourceHref(projectId, document.type, documentId) ?? `/projects/${projectId}`}>
        {document.title}
      </BackLink>
      <PageHeader title="Listen">
        Its own words, read aloud sentence by sentence. When the text changes, only the sentences that changed
        are spoken again.
      </PageHeader>
      <ListenPage projectId={projectId} documentId={documentId} />
    </Hydrate>
  )
}
