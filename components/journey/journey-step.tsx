'use client'

import { useQuery } from '@tanstack/react-query'
import { Route } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import { documentsQuery } from '@/lib/documents/queries'
import { ComparePicker } from './compare/compare-picker'
import { GenerateJourney } from './generate-journey'
import { journeyDetail } from './journey-detail'
import { PictureForm } from './picture/picture-form'

const KINDS = ['journey_from_transcript', 'journey_from_diagram']

/** Step 2: the journeys of a project, what is being read, and the form for one more. */
export function JourneyStep({ projectId }: { projectId: string }) {
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const { data: journeys = [] } = useQuery(documentsQuery(projectId, 'journey'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kinds={['journey_from_transcript']} title="Being read" />
      <RunningJobs projectId={projectId} kinds={['journey_from_diagram']} title="Being looked at" />
      <FailedJobs projectId={projectId} kinds={KINDS} />
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
          <ComparePicker projectId={projectId} journeys={journeys} />
        </section>
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {journeys.length > 0 ? 'Generate another' : 'Generate one'}
        </h2>
        <Tabs defaultValue="transcripts">
          <TabList aria-label="What it is drawn from">
            <Tab value="transcripts">From transcripts</Tab>
            <Tab value="picture">From a picture</Tab>
          </TabList>
          <TabPanel value="transcripts" className="pt-4">
            {transcripts.length > 0 ? (
              <GenerateJourney projectId={projectId} transcripts={transcripts} />
            ) : (
              <>
                <p className="mb-4 max-w-2xl text-sm text-ink-soft">
                  It begins with a transcript: a journey is drawn from what people said in an interview, a
                  sales call, a meeting.
                </p>
                <AddTranscript projectId={projectId} primary />
              </>
            )}
          </TabPanel>
          <TabPanel value="picture" className="pt-4">
            <PictureForm projectId={projectId} />
          </TabPanel>
        </Tabs>
      </section>
    </div>
  )
}
