'use client'

import { useQuery } from '@tanstack/react-query'
import { Captions, NotebookPen } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import { documentsQuery } from '@/lib/documents/queries'
import { GenerateNotes } from './generate-notes'
import { RecordSource } from './record/record-source'
import { RecordingDrop } from './recording/recording-drop'
import { RecordingList } from './recording/recording-list'
import { SpokenLanguage } from './recording/spoken-language'

const KINDS = ['lecture_notes']

/** Step 1: the notes of a project, what is being written, its recordings, and the form for more. */
export function LectureNotesStep({ projectId }: { projectId: string }) {
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const { data: notes = [] } = useQuery(documentsQuery(projectId, 'lecture_notes'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kinds={KINDS} title="Being written" />
      <FailedJobs projectId={projectId} kinds={KINDS} />
      {notes.length > 0 ? (
        <section aria-labelledby="your-notes">
          <h2 id="your-notes" className="mb-3 font-semibold">
            Your lecture notes
          </h2>
          <DocumentList
            label="Lecture notes"
            documents={notes}
            icon={<NotebookPen />}
            href={(document) => `/projects/${projectId}/lecture-notes/${document.id}`}
          />
        </section>
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {notes.length > 0 ? 'Take more notes' : 'Take notes'}
        </h2>
        {/* Not in a tab: what is being recorded goes on whatever tab is open, and what was interrupted is seen. */}
        <div className="mb-5">
          <RecordSource projectId={projectId} />
        </div>
        <Tabs defaultValue={transcripts.length > 0 ? 'transcript' : 'recording'}>
          <TabList aria-label="What they are taken of">
            <Tab value="recording">From a file</Tab>
            <Tab value="transcript">From a transcript</Tab>
          </TabList>
          <TabPanel value="recording" className="flex flex-col gap-3 pt-4">
            <RecordingDrop projectId={projectId} />
            <SpokenLanguage projectId={projectId} />
          </TabPanel>
          <TabPanel value="transcript" className="pt-4">
            {transcripts.length > 0 ? (
              <GenerateNotes projectId={projectId} transcripts={transcripts} />
            ) : (
              <>
                <p className="mb-4 max-w-2xl text-sm text-ink-soft">
                  Notes are taken of what was said: a lecture, a training, a talk. Captions of a video bring
                  its times along.
                </p>
                <AddTranscript projectId={projectId} primary />
              </>
            )}
          </TabPanel>
        </Tabs>
      </section>
      <RecordingList projectId={projectId} />
      {transcripts.length > 0 ? (
        <section aria-labelledby="transcripts">
          <h2 id="transcripts" className="mb-3 font-semibold">
            Transcripts
          </h2>
          <DocumentList
            label="Transcripts"
            documents={transcripts}
            icon={<Captions />}
            href={(document) => `/projects/${projectId}/lecture-notes/transcript/${document.id}`}
          />
        </section>
      ) : null}
    </div>
  )
}
