'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

/** Gives somebody who speaks their name, in all lines at once: models call them A and B. */
export function SpeakerNames({
  speakers,
  onRename,
}: {
  speakers: string[]
  onRename: (from: string, to: string) => void
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const from = speakers.find((speaker) => speaker === chosen) ?? speakers[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const to = name.trim()
    if (!from || to === '') return
    onRename(from, to)
    setChosen(to)
    setName('')
  }
  if (!from) return null
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field id="speaker" label="Speaker" className="min-w-0 basis-48">
        <Select
          id="speaker"
          value={from}
          onChange={setChosen}
          options={speakers.map((speaker) => ({ value: speaker, label: speaker }))}
        />
      </Field>
      <Field id="speaker-name" label="Is called" className="min-w-0 flex-1 basis-48">
        <Input
          id="speaker-name"
          value={name}
          maxLength={200}
          placeholder="Ana Ruiz"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" disabled={name.trim() === ''}>
        Rename
      </Button>
    </form>
  )
}
