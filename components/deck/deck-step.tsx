'use client'

import { useQuery } from '@tanstack/react-query'
import { ListTree, Presentation } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { GenerateOutline } from '@/components/outline/generate-outline'
import { documentsQuery } from '@/lib/documents/queries'
import { deckDetail, outlineDetail } from './deck-detail'
import { DeckImport } from './deck-import'

const KINDS = ['deck_outline', 'deck_structure']

/** Step 4: the decks and outlines of a project, and the two ways to one more: import it, or generate it. */
export function DeckStep({ projectId }: { projectId: string }) {
  const { data: decks = [] } = useQuery(documentsQuery(projectId, 'deck'))
  const { data: outlines = [] } = useQuery(documentsQuery(projectId, 'outline'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kinds={KINDS} title="Being written" />
      <FailedJobs projectId={projectId} kinds={KINDS} />
      {decks.length > 0 ? (
        <section aria-labelledby="decks">
          <h2 id="decks" className="mb-3 font-semibold">
            Your decks
          </h2>
          <DocumentList
            label="Decks"
            documents={decks}
            icon={<Presentation />}
            detail={deckDetail}
            href={(deck) => `/projects/${projectId}/deck/${deck.id}`}
          />
        </section>
      ) : null}
      {outlines.length > 0 ? (
        <section aria-labelledby="outlines">
          <h2 id="outlines" className="mb-3 font-semibold">
            Your outlines
          </h2>
          <DocumentList
            label="Outlines"
            documents={outlines}
            icon={<ListTree />}
            detail={outlineDetail}
            href={(outline) => `/projects/${projectId}/deck/outline/${outline.id}`}
          />
        </section>
      ) : null}
      <section aria-labelledby="bring">
        <h2 id="bring" className="mb-3 font-semibold">
          Bring the deck you have
        </h2>
        <DeckImport projectId={projectId} />
      </section>
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          Or generate one from a brief
        </h2>
        <GenerateOutline projectId={projectId} />
      </section>
    </div>
  )
}
