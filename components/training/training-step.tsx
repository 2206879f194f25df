'use client'

import { useQuery } from '@tanstack/react-query'
import { GraduationCap } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { ChainList } from '@/components/jobs/chains/chain-list'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { CannotYet } from '@/components/model/cannot-yet'
import { RecordingDrop } from '@/components/notes/recording/recording-drop'
import { SpokenLanguage } from '@/components/notes/recording/spoken-language'
import { UploadRow } from '@/components/notes/recording/upload-row'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { documentsQuery } from '@/lib/documents/queries'
import { useShownChains } from '@/lib/jobs/chains/use-shown-chains'
import { useUploadsOf } from '@/lib/media/recordings/uploads-context'
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
  const { chains, jobIds, dismiss } = useShownChains(projectId, 'sop_generation')
  const uploads = useUploadsOf(projectId).filter(({ purpose }) => purpose === 'training')
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs
        projectId={projectId}
        kinds={KINDS}
        title="Being written"
        which={({ id }) => !jobIds.has(id)}
      />
      <ChainList chains={chains} onDismiss={dismiss} />
      <FailedJobs projectId={projectId} kinds={KINDS} except={jobIds} />
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
        <div className="mb-6 flex flex-col gap-3">
          <CannotYet what="sound" />
          <RecordingDrop projectId={projectId} purpose="training" />
          <SpokenLanguage projectId={projectId} />
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </div>
        {sources.length > 0 ? (
          <GenerateTraining projectId={projectId} sources={sources} />
        ) : (
          <>
            <p className="mb-4 max-w-2xl text-sm text-ink-soft">
              Or it is made of a transcript of what somebody says who shows how a thing is done. Captions of a
              video bring its times along.
            </p>
            <AddTranscript projectId={projectId} primary />
          </>
        )}
      </section>
    </div>
  )
}
