'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { documentsQuery } from '@/lib/documents/queries'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { refreshMedia } from '@/lib/media/queries'
import type { ToldUpload } from '@/lib/media/recordings/other-tabs'
import { useSentElsewhere, useSpokenLanguage, useUploadsOf } from '@/lib/media/recordings/uploads-context'
import { useDeleteRecording, useRecordings } from '@/lib/media/recordings/use-recordings'
import type { Media } from '@/lib/media/schema'
import { type NotesInput, RecordingRow } from './recording-row'
import { UploadRow } from './upload-row'

const hrefOf = (job: Job | undefined) => job && jobHref(job)

/** The recordings of a project: those on their way from this tab, and those that are stored. */
export function RecordingList({ projectId }: { projectId: string }) {
  const router = useRouter()
  const uploads = useUploadsOf(projectId)
  const elsewhere = useSentElsewhere(projectId)
  const language = useSpokenLanguage(projectId)
  const { data: recordings = [] } = useRecordings(projectId)
  const { data: jobs = [] } = useActiveJobs()
  const notes = useStartJob('lecture_notes')
  const remove = useDeleteRecording()
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const transcriptOf = ({ id }: Media) => transcripts.find(({ mediaId }) => mediaId === id)?.id ?? null
  const shown = useShownWhenMore(uploads.length)
  const [leaving, setLeaving] = useState<Media | null>(null)
  const sending = new Set(
    uploads.filter(({ status }) => status === 'sending').map(({ progress }) => progress.mediaId),
  )
  const stored = recordings.filter(({ id }) => !sending.has(id))
  const onError = (error: Error) => toast.error(error.message)
  const start = (input: NotesInput) =>
    notes.mutate(
      { projectId, input },
      {
        onError,
        onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/lecture-notes/live/${jobId}`),
      },
    )
  useReadAgain(projectId, elsewhere)
  if (uploads.length === 0 && stored.length === 0) return null
  return (
    <section aria-labelledby="recordings" className="flex flex-col gap-3">
      <h2 id="recordings" className="font-semibold">
        Recordings
      </h2>
      <div ref={shown} className="flex scroll-mb-6 flex-col gap-3 empty:hidden">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </div>
      {stored.length > 0 ? (
        <ul aria-label="Recordings" className="divide-y rounded-box border bg-surface">
          {stored.map((recording) => (
            <RecordingRow
              key={recording.id}
              recording={recording}
              elsewhere={elsewhere.find(({ mediaId }) => mediaId === recording.id)}
              liveHref={hrefOf(jobs.find(({ input }) => input.mediaId === recording.id))}
              busy={notes.isPending}
              onDelete={() => setLeaving(recording)}
              transcriptId={transcriptOf(recording)}
              language={language}
              onNotes={start}
            />
          ))}
        </ul>
      ) : null}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Delete “${leaving?.name ?? ''}”?`}
        action="Delete"
        onConfirm={() => leaving && remove.mutate(leaving, { onError })}
      >
        It cannot be played any more. Notes and transcripts that were made of it stay.
      </ConfirmDialog>
    </section>
  )
}

/** What another tab has begun to send, or sends no more, is read again. */
function useReadAgain(projectId: string, elsewhere: readonly ToldUpload[]) {
  const client = useQueryClient()
  const told = elsewhere.map(({ mediaId }) => mediaId).join(' ')
  const before = useRef(told)
  useEffect(() => {
    if (before.current === told) return
    before.current = told
    void refreshMedia(client, projectId)
  }, [client, projectId, told])
}

/** Brings what was chosen just now into view: on a phone it appears below what it was chosen with. */
function useShownWhenMore(count: number) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) place.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
    before.current = count
  }, [count])
  return place
}
