import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { OutlineEditor } from '@/components/outline/outline-editor'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'

type Props = RouteProps<{ projectId: string; outlineId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(documentQuery((await params).outlineId))).title }
}

export default async function OutlinePage({ params }: Props) {
  const { projectId, outlineId } = await params
  const outline = await read(documentQuery(outlineId))
  if (outline.type !== 'outline' || outline.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/deck`}>Deck structure</BackLink>
      <OutlineEditor outlineId={outlineId} />
    </Hydrate>
  )
}
