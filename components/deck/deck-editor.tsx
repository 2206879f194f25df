'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import type { DeckDocument } from '@/lib/documents/schema'
import { DeckWorkbench } from './deck-workbench'

/** Finds the deck and opens it for editing. */
export function DeckEditor({ deckId }: { deckId: string }) {
  const { data: document } = useQuery(documentQuery(deckId))
  if (document?.type !== 'deck') return <Skeleton className="h-96 w-full" />
  return <DeckWorkbench key={document.id} document={document satisfies DeckDocument} />
}
