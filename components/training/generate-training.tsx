'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { TranscriptRemarks } from '@/components/transcripts/transcript-remarks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { useIsReadingTranscript } from '@/lib/documents/use-import-transcript'
import { mainJob } from '@/lib/jobs/chains/chain-state'
import { useStartChain } from '@/lib/jobs/chains/use-chains'
import { useStartJob } from '@/lib/jobs/use-start-job'
import type { TrainingSource } from './sources'

/** Chooses what was said, or brings one more transcript, and starts the training of it. */
export function GenerateTraining({ projectId, sources }: { projectId: string; sources: TrainingSource[] }) {
  const router = useRouter()
  const start = useStartJob('sop_generation')
  const chain = useStartChain('training')
  const [chosen, setChosen] = useState<string | null>(null)
  const source = sources.find(({ id }) => id === chosen) ?? sources[0]
  const isReading = useIsReadingTranscript(projectId)
  const busy = start.isPending || start.isSuccess || chain.isPending || chain.isSuccess
  const error = start.error ?? chain.error
  const watch = (jobId: string) => router.push(`/projects/${projectId}/training/live/${jobId}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!source) return
    const { input } = source
    // A recording is listened to first, as a job of its own.
    if ('mediaId' in input)
      chain.mutate({ projectId, input }, { onSuccess: ({ chain }) => watch(mainJob(chain).id) })
    else start.mutate({ projectId, input }, { onSuccess: ({ jobId }) => watch(jobId) })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-6 rounded-box border bg-surface p-5 sm:p-8">
      <Field id="source" label="Made of">
        <Select
          id="source"
          value={source?.id}
          onChange={setChosen}
          options={sources.map(({ id, label, detail }) => ({ value: id, label, detail }))}
        />
      </Field>
      {source && 'transcriptId' in source.input ? (
        <TranscriptRemarks transcriptId={source.input.transcriptId} />
      ) : null}
      <AddTranscript projectId={projectId} onAdded={({ id }) => setChosen(id)} />
      {error ? <Note tone="problem">{error.message}</Note> : null}
      <div className="flex justify-end border-t pt-6">
        <Button
          type="submit"
          variant="stage"
          size="lg"
          disabled={busy || isReading}
          className="max-sm:w-full"
        >
          {busy ? 'Starting…' : 'Generate training'}
        </Button>
      </div>
    </form>
  )
}
