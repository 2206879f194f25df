'use client'

import { JOURNEY_LIMITS } from '@shared/documents/journey.ts'
import type { JourneyInput } from '@shared/kinds/journey_from_transcript/schema.ts'
import { type FormEvent, useState } from 'react'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { TranscriptRemarks } from '@/components/transcripts/transcript-remarks'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import type { DocumentSummary } from '@/lib/documents/schema'
import { useIsReadingTranscript } from '@/lib/documents/use-import-transcript'
import { count } from '@/lib/format/duration'
import { TranscriptPicker } from './transcript-picker'

/** What a journey is drawn from: transcripts of the project, and what to look for. */
export function JourneyForm({
  projectId,
  transcripts,
  busy,
  problem,
  onGenerate,
}: {
  projectId: string
  transcripts: DocumentSummary[]
  busy: boolean
  problem: string | null
  onGenerate: (input: JourneyInput) => void
}) {
  const [chosen, setChosen] = useState<string[]>(transcripts[0] ? [transcripts[0].id] : [])
  const [prompt, setPrompt] = useState('')
  // One that was deleted meanwhile, on another device, is not sent.
  const transcriptIds = transcripts.map(({ id }) => id).filter((id) => chosen.includes(id))
  const isReading = useIsReadingTranscript(projectId)
  const tooMany = transcriptIds.length > JOURNEY_LIMITS.maxTranscripts
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGenerate({ transcriptIds, prompt: prompt.trim() })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-8 rounded-box border bg-surface p-5 sm:p-8">
      <div className="flex flex-col gap-2">
        <TranscriptPicker transcripts={transcripts} chosen={chosen} onChange={setChosen} />
        {transcripts.flatMap(({ id, title }) =>
          chosen.includes(id) ? (
            <TranscriptRemarks key={id} transcriptId={id} {...(transcriptIds.length > 1 && { of: title })} />
          ) : (
            []
          ),
        )}
        <AddTranscript
          projectId={projectId}
          onAdded={({ id }) => setChosen((now) => (now.includes(id) ? now : [...now, id]))}
        />
      </div>
      <Field id="wish" label="What to look for" hint="Left empty: the whole way, as it was told.">
        <Textarea
          id="wish"
          value={prompt}
          maxLength={1_000}
          rows={2}
          aria-describedby="wish-hint"
          placeholder="Where do they hesitate before they pay?"
          onChange={(event) => setPrompt(event.target.value)}
        />
      </Field>
      {problem ? <Note tone="problem">{problem}</Note> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 border-t pt-6">
        <p className="text-sm text-ink-soft">
          {tooMany
            ? `Choose at most ${JOURNEY_LIMITS.maxTranscripts} transcripts.`
            : transcriptIds.length === 0
              ? 'Choose at least one transcript.'
              : `One journey from ${count(transcriptIds.length, 'transcript')}.`}
        </p>
        <Button
          type="submit"
          variant="stage"
          size="lg"
          disabled={busy || isReading || transcriptIds.length === 0 || tooMany}
          className="max-sm:w-full"
        >
          {busy ? 'Starting…' : 'Generate journey'}
        </Button>
      </div>
    </form>
  )
}
