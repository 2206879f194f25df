'use client'

import { MAX_ANSWER } from '@shared/kinds/checkpoint_evaluation/schema.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { useAnswerCheckpoint } from '@/lib/trainings/use-answer-checkpoint'

interface Props {
  projectId: string
  trainingId: string
  checkpointId: string
  number: number
  /** The last answer, to go on from. */
  before: string
  onKept: () => void
  onCancel: (() => void) | undefined
}

/** Where an answer is written. What was typed stays until it is kept. */
export function AnswerForm({ projectId, trainingId, checkpointId, number, before, onKept, onCancel }: Props) {
  const [text, setText] = useState(before)
  const [error, setError] = useState<string>()
  const send = useAnswerCheckpoint(projectId, trainingId, checkpointId)
  const id = `answer-${checkpointId}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setError('Write an answer first.')
    if (text.trim().length > MAX_ANSWER) {
      return setError(`An answer has at most ${MAX_ANSWER.toLocaleString('en')} characters.`)
    }
    send.mutate(text, { onSuccess: onKept })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        id={id}
        label={`Your answer to question ${number}`}
        hint="In your own words, in any language."
        error={error}
      >
        <Textarea
          id={id}
          aria-describedby={`${id}-hint`}
          aria-invalid={error !== undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setError(undefined)
          }}
        />
      </Field>
      {send.error ? (
        <Note tone="problem" title="Your answer was not sent">
          {send.error.message} What you wrote is still here.
        </Note>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={send.isPending} className="max-sm:flex-1">
          {send.isPending ? 'Sending…' : 'Check my answer'}
        </Button>
        {onCancel ? (
          <Button variant="ghost" onClick={onCancel}>
            Not now
          </Button>
        ) : null}
      </div>
    </form>
  )
}
