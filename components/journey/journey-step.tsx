'use client'

import { useQuery } from '@tanstack/react-query'
import { Route } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { documentsQuery } from '@/lib/documents/queries'
import { GenerateJourney } from './generate-journey'
import { journeyDetail } from './journey-detail'

/** Step 2: the journeys of a project, what is being read, and the form for one more. */
export function JourneyStep({ projectId }: { projectId: string }) {
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const { data: journeys = [] } = useQuery(documentsQuery(projectId, 'journey'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kind="journey_from_transcript" title="Being read" />
      {journeys.length > 0 ? (
        <section aria-labelledby="journeys">
          <h2 id="journeys" className="mb-3 font-semibold">
            Your journeys
          </h2>
          <DocumentList
            label="Journeys"
            documents={journeys}
            icon={<Route />}
            detail={journeyDetail}
            href={(document) => `/projects/${projectId}/customer-journey/${document.id}`}
          />
        </section>
      ) : null}
      {transcripts.length > 0 ? (
        <section aria-labelledby="generate">
          <h2 id="generate" className="mb-3 font-semibold">
            {journeys.length > 0 ? 'Generate another' : 'Generate one from transcripts'}
          </h2>
          <GenerateJourney projectId={projectId} transcripts={transcripts} />
        </section>
      ) : (
        <section aria-labelledby="begin">
          <h2 id="begin" className="mb-1 font-semibold">
            It begins with a transcript
          </h2>
          <p className="mb-4 max-w-2xl text-sm text-ink-soft">
            A journey is drawn from what people said: an interview, a sales call, a meeting.
          </p>
          <AddTranscript projectId={projectId} primary />
        </section>
      )}
    </div>
  )
}
