'use client'

import { useQuery } from '@tanstack/react-query'
import { AudioLines, Presentation } from 'lucide-react'
import Link from 'next/link'
import { DocumentList } from '@/components/documents/document-list'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { documentsQuery } from '@/lib/documents/queries'
import { GenerateTalkTrack } from './generate-talk-track'
import { talkTrackDetail } from './talk-track-detail'

/** Step 6: the talk tracks of a project, what is being written, and the form for one more. */
export function TalkTrackStep({ projectId, deckId }: { projectId: string; deckId: string | null }) {
  const { data: decks = [] } = useQuery(documentsQuery(projectId, 'deck'))
  const { data: talkTracks = [] } = useQuery(documentsQuery(projectId, 'talk_track'))
  const first = decks.find((deck) => deck.id === deckId) ?? decks[0]
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kinds={['talk_track']} title="Being written" />
      {talkTracks.length > 0 ? (
        <section aria-labelledby="talk-tracks">
          <h2 id="talk-tracks" className="mb-3 font-semibold">
            Your talk tracks
          </h2>
          <DocumentList
            label="Talk tracks"
            documents={talkTracks}
            icon={<AudioLines />}
            detail={talkTrackDetail}
            href={(document) => `/projects/${projectId}/talk-track/${document.id}`}
          />
        </section>
      ) : null}
      {first ? (
        <section aria-labelledby="generate">
          <h2 id="generate" className="mb-3 font-semibold">
            {talkTracks.length > 0 ? 'Generate another' : 'Generate one from a deck'}
          </h2>
          <GenerateTalkTrack key={first.id} projectId={projectId} decks={decks} initialDeckId={first.id} />
        </section>
      ) : (
        <EmptyState
          icon={<Presentation />}
          title="It begins with a deck"
          action={
            <Button asChild variant="stage">
              <Link href={`/projects/${projectId}/deck`}>Import a deck</Link>
            </Button>
          }
        >
          A talk track is written slide by slide, so step 4 comes first.
        </EmptyState>
      )}
    </div>
  )
}
