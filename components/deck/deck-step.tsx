'use client'

import { useQuery } from '@tanstack/react-query'
import { Presentation } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { documentsQuery } from '@/lib/documents/queries'
import { DeckImport } from './deck-import'

/** Step 4: the decks of a project, and the way to bring in one more. */
export function DeckStep({ projectId }: { projectId: string }) {
  const { data: decks = [] } = useQuery(documentsQuery(projectId, 'deck'))
  return (
    <div className="flex flex-col gap-6">
      {decks.length > 0 ? (
        <DocumentList
          label="Decks"
          documents={decks}
          icon={<Presentation />}
          detail={(deck) => (typeof deck.source?.fileName === 'string' ? deck.source.fileName : undefined)}
          href={(deck) => `/projects/${projectId}/deck/${deck.id}`}
        />
      ) : null}
      <DeckImport projectId={projectId} large={decks.length === 0} />
    </div>
  )
}
