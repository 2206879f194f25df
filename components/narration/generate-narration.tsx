'use client'

import type { Narration } from '@shared/documents/narration.ts'
import { spokenSeconds } from '@shared/text/spoken-length.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { CannotYet } from '@/components/model/cannot-yet'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { count, spoken } from '@/lib/format/duration'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { modelAbilityQuery } from '@/lib/model/queries'
import { changedLines, type Reading } from '@/lib/narrations/script'
import { OfflineVoice } from './offline-voice'

const SPEEDS = [
  { value: '0.75', label: 'Slow', detail: 'Three quarters of the usual pace' },
  { value: '0.9', label: 'Calm', detail: 'A little slower than usual' },
  { value: '1', label: 'As usual' },
  { value: '1.1', label: 'Lively', detail: 'A little faster than usual' },
  { value: '1.25', label: 'Fast', detail: 'A quarter faster than usual' },
]
/** How fast voices read at their usual pace. */
const WORDS_PER_MINUTE = 150
const NONE: string[] = []

/** Chooses a voice and a speed, says how much is to be spoken, and starts it. */
export function GenerateNarration({
  projectId,
  documentId,
  reading,
  before,
  onStarted,
  className = 'rounded-box border bg-surface p-5 sm:p-8',
}: {
  projectId: string
  documentId: string
  reading: Reading
  /** The newest narration: what it has is not bought again. */
  before: Narration | null
  onStarted?: () => void
  className?: string
}) {
  const { data: ability } = useQuery(modelAbilityQuery)
  const start = useStartJob('tts_generation')
  const voices = ability?.voices ?? NONE
  const [chosen, setChosen] = useState<string | null>(before?.voice ?? null)
  const [speed, setSpeed] = useState(String(before?.speed ?? 1))
  const voice = voices.find((name) => name === chosen) ?? voices[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!voice) return
    const input = { documentId, voice, speed: Number(speed) }
    start.mutate({ projectId, input }, { onSuccess: () => onStarted?.() })
  }
  const isSame = before?.voice === voice && before?.speed === Number(speed)
  const speeds = SPEEDS.some(({ value }) => value === speed)
    ? SPEEDS
    : [...SPEEDS, { value: speed, label: `${speed} times the usual pace` }]
  return (
    <form onSubmit={submit} className={cx('flex flex-col gap-6', className)}>
      <CannotYet what="speech" />
      {ability?.offlineVoices && !before?.model.offline ? <OfflineVoice /> : null}
      <div className="grid gap-6 md:grid-cols-2">
        <Field id="voice" label="Voice">
          <Select
            id="voice"
            value={voice ?? ''}
            onChange={setChosen}
            disabled={voices.length === 0}
            placeholder="No voice is connected"
            options={voices.map((name) => ({ value: name, label: nameOf(name) }))}
          />
        </Field>
        <Field id="speed" label="Speed">
          <Select id="speed" value={speed} onChange={setSpeed} options={speeds} />
        </Field>
      </div>
      {reading.problem ? <Note tone="warning">{reading.problem}</Note> : null}
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 border-t pt-6">
        <p className="text-sm text-ink-faint">
          {amount(reading, Number(speed))}
          {before && isSame ? ` ${newWords(changedLines(reading, before))}` : ''}
        </p>
        <Button
          type="submit"
          variant="stage"
          size="lg"
          disabled={start.isPending || !voice || reading.problem !== null}
          className="max-sm:w-full"
        >
          {start.isPending ? 'Starting…' : 'Generate narration'}
        </Button>
      </div>
    </form>
  )
}

function nameOf(voice: string): string {
  return voice.charAt(0).toUpperCase() + voice.slice(1)
}

function amount({ lines, characters, script }: Reading, speed: number): string {
  const text = script.flatMap((part) => part.lines).join(' ')
  const long = spoken(spokenSeconds(text, WORDS_PER_MINUTE * speed))
  return `${count(lines, 'sentence')}, ${count(characters, 'character')}: about ${long}.`
}

function newWords(changed: number): string {
  return changed === 0 ? 'All of them are spoken already.' : `${count(changed, 'sentence')} not spoken yet.`
}
