'use client'

import { useQuery } from '@tanstack/react-query'
import { GraduationCap } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { documentsQuery } from '@/lib/documents/queries'
import { useRecordings } from '@/lib/media/recordings/use-recordings'
import { GenerateTraining } from './generate-training'
import { trainingSources } from './sources'

const KINDS = ['sop_generation']

/** Step 7: the trainings of a project, what is being written, and the form for more. */
export function TrainingStep({ projectId }: { projectId: string }) {
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const { data: trainings = [] } = useQuery(documentsQuery(projectId, 'sop'))
  const { data: recordings = [] } = useRecordings(projectId)
  const sources = trainingSources(transcripts, recordings)
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kind="sop_generation" title="Being written" />
      <FailedJobs projectId={projectId} kinds={KINDS} />
      {trainings.length > 0 ? (
        <section aria-labelledby="your-trainings">
          <h2 id="your-trainings" className="mb-3 font-semibold">
            Your trainings
          </h2>
          <DocumentList
            label="Trainings"
            documents={trainings}
            icon={<GraduationCap />}
            goesWith="all its revisions and the answers to its questions"
            href={(document) => `/projects/${projectId}/training/${document.id}`}
          />
        </section>
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {trainings.length > 0 ? 'Make another training' : 'Make a training'}
        </h2>
        {sources.length > 0 ? (
          <GenerateTraining projectId={projectId} sources={sources} />
        ) : (
          <>
            <p className="mb-4 max-w-2xl text-sm text-ink-soft">
              A training is made of what somebody says who shows how a thing is done. Captions of a video
              bring its times along. A recording of this project can be chosen here as soon as it is uploaded.
            </p>
            <AddTranscript projectId={projectId} primary />
          </>
        )}
      </section>
    </div>
  )
}
