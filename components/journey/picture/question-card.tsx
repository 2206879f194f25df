'use client'

import { DiagramInputSchema } from '@shared/kinds/journey_from_diagram/schema.ts'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import type { Job } from '@/lib/jobs/schema'
import { useStartJob } from '@/lib/jobs/use-start-job'

/** A picture that is no journey is asked about; the answer starts another look at the same picture. */
export function QuestionCard({ job, question }: { job: Job; question: { text: string; choices: string[] } }) {
  const router = useRouter()
  const start = useStartJob('journey_from_diagram')
  const [answer, setAnswer] = useState('')
  const before = DiagramInputSchema.safeParse(job.input)
  const ask = (whose: string) => {
    if (!before.success) return
    const { mediaId, prompt } = before.data
    const wish = [prompt, `Draw the journey of: ${whose}`].filter(Boolean).join('\n').slice(0, 1_000)
    start.mutate(
      { projectId: job.projectId, input: { mediaId, prompt: wish } },
      { onSuccess: ({ jobId }) => router.push(`/projects/${job.projectId}/customer-journey/live/${jobId}`) },
    )
  }
  const busy = start.isPending || start.isSuccess
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(answer.trim())
  }
  return (
    <section
      aria-labelledby="question"
      className="flex max-w-3xl flex-col gap-5 rounded-box border bg-surface p-5 sm:p-8"
    >
      <h2 id="question" className="text-lg font-semibold wrap-anywhere">
        {question.text}
      </h2>
      {question.choices.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label="Choices">
          {question.choices.map((choice) => (
            <li key={choice}>
              <Button
                disabled={busy}
                onClick={() => ask(choice)}
                className="h-auto max-w-full whitespace-normal py-2"
              >
                {choice}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field id="whose" label="Somebody else" className="min-w-0 flex-1 basis-56">
          <Input
            id="whose"
            value={answer}
            maxLength={200}
            placeholder="The person who logs in"
            onChange={(event) => setAnswer(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" disabled={busy || answer.trim() === ''}>
          Look again
        </Button>
      </form>
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
      <p className="text-sm text-ink-soft">
        Nothing was invented and nothing saved.{' '}
        <Link href={`/projects/${job.projectId}/customer-journey`} className="underline">
          Choose another picture
        </Link>
      </p>
    </section>
  )
}
