'use client'

import type { Outline } from '@shared/documents/outline.ts'
import type { DeckOutlineInput } from '@shared/kinds/deck_outline/schema.ts'
import { DEFAULT_AUDIENCE } from '@shared/text/audience.ts'
import { type FormEvent, useState } from 'react'
import { TonePicker } from '@/components/talk-track/tone-picker'
import type { Tone } from '@/components/talk-track/tones'
import { Button } from '@/components/ui/button'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { SlidesSlider } from './slides-slider'
import { SourcePicker } from './source-picker'

/** What a deck is made from: topic, audience, goal, length, tone and the project's own documents. */
export function BriefForm({
  projectId,
  busy,
  problem,
  onGenerate,
}: {
  projectId: string
  busy: boolean
  problem: string | null
  onGenerate: (input: DeckOutlineInput) => void
}) {
  const [topic, setTopic] = useState('')
  const [audience, setAudience] = useState('')
  const [goal, setGoal] = useState('')
  const [slides, setSlides] = useState(20)
  const [tone, setTone] = useState<Tone>('conversational')
  const [sources, setSources] = useState<Outline['sources']>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGenerate({
      topic: topic.trim(),
      audience: audience.trim() || DEFAULT_AUDIENCE,
      goal: goal.trim(),
      slides,
      tone,
      sources: sources.map(({ documentId }) => documentId),
    })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-8 rounded-box border bg-surface p-5 sm:p-8">
      <Field id="topic" label="Topic">
        <Input
          id="topic"
          value={topic}
          required
          minLength={3}
          maxLength={300}
          placeholder="How to bake bread at home"
          onChange={(event) => setTopic(event.target.value)}
        />
      </Field>
      <div className="grid gap-8 md:grid-cols-2">
        <Field id="brief-audience" label="Audience" hint="Left empty: a general audience.">
          <Textarea
            id="brief-audience"
            value={audience}
            maxLength={300}
            rows={2}
            aria-describedby="brief-audience-hint"
            placeholder="People who have never baked"
            onChange={(event) => setAudience(event.target.value)}
          />
        </Field>
        <Field id="goal" label="Goal" hint="What they can do, or decide, when it is over.">
          <Textarea
            id="goal"
            value={goal}
            maxLength={500}
            rows={2}
            aria-describedby="goal-hint"
            placeholder="They bake their first loaf on Sunday"
            onChange={(event) => setGoal(event.target.value)}
          />
        </Field>
        <SlidesSlider value={slides} onChange={setSlides} />
        <SourcePicker projectId={projectId} value={sources} onChange={setSources} />
      </div>
      <TonePicker value={tone} onChange={setTone} />
      {problem ? <Note tone="problem">{problem}</Note> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 border-t pt-6">
        <p className="text-sm text-ink-soft">First the outline. You change it before any slide is written.</p>
        <Button type="submit" variant="stage" size="lg" disabled={busy} className="max-sm:w-full">
          {busy ? 'Starting…' : 'Generate outline'}
        </Button>
      </div>
    </form>
  )
}
