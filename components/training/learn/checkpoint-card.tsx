'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { AnsweredCheckpoint } from '@/lib/trainings/progress'
import { AnswerForm } from './answer-form'
import { EarlierAnswers } from './earlier-answers'
import { EvaluationView } from './evaluation-view'
import { PendingAnswer } from './pending-answer'

interface Props extends AnsweredCheckpoint {
  projectId: string
  trainingId: string
  number: number
}

/** A question with the learner's last answer and what came of it, the form for a new try, and the answers before. */
export function CheckpointCard({ projectId, trainingId, number, checkpoint, answers, best, last }: Props) {
  const [again, setAgain] = useState(false)
  const [latest, ...earlier] = answers
  const open = again || !latest
  return (
    <section
      aria-labelledby={`question-${checkpoint.id}`}
      className="flex flex-col gap-5 rounded-box border bg-surface p-5 sm:p-8"
    >
      <div>
        <p className="nums flex flex-wrap gap-x-4 text-sm text-ink-faint">
          <span>Question {number}</span>
          {best === null ? null : (
            <span>
              Last score {last}, best {best} of 100
            </span>
          )}
        </p>
        <h2 id={`question-${checkpoint.id}`} className="mt-1 text-lg font-semibold text-pretty wrap-anywhere">
          {checkpoint.question}
        </h2>
      </div>
      {latest ? (
        <div>
          <h3 className="mb-1 text-sm font-medium">Your answer</h3>
          <p className="script whitespace-pre-wrap wrap-anywhere">{latest.answer}</p>
        </div>
      ) : null}
      {latest?.evaluation ? <EvaluationView evaluation={latest.evaluation} /> : null}
      {latest && !latest.evaluation ? (
        <PendingAnswer
          key={latest.jobId}
          projectId={projectId}
          trainingId={trainingId}
          jobId={latest.jobId}
        />
      ) : null}
      {open ? (
        <AnswerForm
          key={latest?.id}
          projectId={projectId}
          trainingId={trainingId}
          checkpointId={checkpoint.id}
          number={number}
          before={latest?.answer ?? ''}
          onKept={() => setAgain(false)}
          onCancel={latest ? () => setAgain(false) : undefined}
        />
      ) : (
        <div>
          <Button onClick={() => setAgain(true)} aria-label={`Try again: question ${number}`}>
            Try again
          </Button>
        </div>
      )}
      {earlier.length > 0 ? <EarlierAnswers answers={earlier} number={number} /> : null}
    </section>
  )
}
