import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { DeckEditor } from '@/components/deck/deck-editor'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'

type Props = RouteProps<{ projectId: string; deckId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(documentQuery((await params).deckId))).title }
}

export default async function DeckEditorPage({ params }: Props) {
  const { projectId, deckId } = await params
  const deck = await read(documentQuery(deckId))
  if (deck.type !== 'deck' || deck.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/deck`}>Deck structure</BackLink>
      <DeckEditor deckId={deckId} />
    </Hydrate>
  )
}
