'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { TranscriptRemarks } from '@/components/transcripts/transcript-remarks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import type { DocumentSummary } from '@/lib/documents/schema'
import { useIsReadingTranscript } from '@/lib/documents/use-import-transcript'
import { useStartJob } from '@/lib/jobs/use-start-job'

/** Chooses a transcript, or brings one more, and starts the notes of it. */
export function GenerateNotes({
  projectId,
  transcripts,
}: {
  projectId: string
  transcripts: DocumentSummary[]
}) {
  const router = useRouter()
  const start = useStartJob('lecture_notes')
  const [chosen, setChosen] = useState<string | null>(null)
  const transcriptId = transcripts.find(({ id }) => id === chosen)?.id ?? transcripts[0]?.id
  const isReading = useIsReadingTranscript(projectId)
  const busy = start.isPending || start.isSuccess
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!transcriptId) return
    start.mutate(
      { projectId, input: { transcriptId } },
      { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/lecture-notes/live/${jobId}`) },
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-6 rounded-box border bg-surface p-5 sm:p-8">
      <Field id="transcript" label="Transcript">
        <Select
          id="transcript"
          value={transcriptId}
          onChange={setChosen}
          options={transcripts.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Field>
      {transcriptId ? <TranscriptRemarks transcriptId={transcriptId} /> : null}
      <AddTranscript projectId={projectId} onAdded={({ id }) => setChosen(id)} />
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
      <div className="flex justify-end border-t pt-6">
        <Button
          type="submit"
          variant="stage"
          size="lg"
          disabled={busy || isReading}
          className="max-sm:w-full"
        >
          {busy ? 'Starting…' : 'Generate lecture notes'}
        </Button>
      </div>
    </form>
  )
}
