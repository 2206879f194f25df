'use client'

import type { TalkTrackInput } from '@shared/kinds/talk_track/schema.ts'
import { DEFAULT_AUDIENCE } from '@shared/text/audience.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import type { DocumentSummary } from '@/lib/documents/schema'
import { LengthNote } from './length-note'
import { PaceSlider } from './pace-slider'
import { TonePicker } from './tone-picker'
import type { Tone } from './tones'

/** What a talk track is made from: deck, tone, audience and pace. */
export function GenerateForm({
  decks,
  initialDeckId,
  busy,
  problem,
  onGenerate,
}: {
  decks: DocumentSummary[]
  initialDeckId: string
  busy: boolean
  problem: string | null
  onGenerate: (input: TalkTrackInput) => void
}) {
  const [deckId, setDeckId] = useState(initialDeckId)
  const [tone, setTone] = useState<Tone>('conversational')
  const [audience, setAudience] = useState('')
  const [wordsPerMinute, setWordsPerMinute] = useState(140)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGenerate({ deckId, tone, audience: audience.trim() || DEFAULT_AUDIENCE, wordsPerMinute })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-8 rounded-box border bg-surface p-5 sm:p-8">
      <Field id="deck" label="Deck">
        <Select
          id="deck"
          value={deckId}
          onChange={setDeckId}
          options={decks.map((deck) => ({ value: deck.id, label: deck.title }))}
        />
      </Field>
      <TonePicker value={tone} onChange={setTone} />
      <div className="grid gap-8 md:grid-cols-2">
        <Field
          id="audience"
          label="Audience"
          hint="Who is listening, and what they know. Left empty: a general audience."
        >
          <Textarea
            id="audience"
            value={audience}
            maxLength={300}
            rows={2}
            aria-describedby="audience-hint"
            placeholder="New managers in their first month"
            onChange={(event) => setAudience(event.target.value)}
          />
        </Field>
        <PaceSlider value={wordsPerMinute} onChange={setWordsPerMinute} />
      </div>
      {problem ? <Note tone="problem">{problem}</Note> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 border-t pt-6">
        <LengthNote deckId={deckId} wordsPerMinute={wordsPerMinute} />
        <Button type="submit" variant="stage" size="lg" disabled={busy} className="max-sm:w-full">
          {busy ? 'Starting…' : 'Generate talk track'}
        </Button>
      </div>
    </form>
  )
}
