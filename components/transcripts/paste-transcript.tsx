'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input, Textarea } from '@/components/ui/field'

/** Room for the text of a transcript. No form of its own: it stands within others. */
export function PasteTranscript({
  busy,
  onPaste,
}: {
  busy: boolean
  onPaste: (pasted: { text: string; title?: string }) => void
}) {
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const name = title.trim()
  return (
    <div className="flex flex-col items-start gap-4">
      <Field id="pasted-title" label="Name" className="w-full">
        <Input
          id="pasted-title"
          value={title}
          maxLength={200}
          placeholder="Interview with Ana"
          // Within another form, Enter would send that one.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Field
        id="pasted-transcript"
        label="Text of the transcript"
        hint="One line for each time somebody speaks, with the name and a colon where you have it."
        className="w-full"
      >
        <Textarea
          id="pasted-transcript"
          value={text}
          rows={6}
          aria-describedby="pasted-transcript-hint"
          className="max-h-80"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button
        disabled={busy || text.trim() === ''}
        onClick={() => onPaste(name === '' ? { text } : { text, title: name })}
      >
        Add this text
      </Button>
    </div>
  )
}
