'use client'

import type { StoryQuestion } from '@shared/documents/story.ts'
import type { LanguageCode } from '@shared/stories/languages.ts'
import { Check, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

/** Questions about the story. A choice is final until all are tried again; then comes why it is right, and the score. */
export function QuestionList({
  questions,
  answers,
  language,
  storyLanguage,
  onAnswer,
}: {
  questions: StoryQuestion[]
  answers: Record<string, number>
  language: LanguageCode
  storyLanguage: LanguageCode
  onAnswer: (answers: Record<string, number>) => void
}) {
  if (questions.length === 0) return null
  const answered = questions.filter(({ id }) => answers[id] !== undefined)
  const right = answered.filter(({ id, answer }) => answers[id] === answer).length
  return (
    <section aria-labelledby="questions" className="flex max-w-[46.5rem] flex-col gap-8">
      <h2 id="questions" className="text-xl font-semibold">
        Did you understand it?
      </h2>
      <ol className="flex flex-col gap-8">
        {questions.map((question, index) => (
          <Question
            key={question.id}
            question={question}
            number={index + 1}
            chosen={answers[question.id]}
            language={language}
            storyLanguage={storyLanguage}
            onChoose={(choice) => onAnswer({ ...answers, [question.id]: choice })}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        <p role="status" className="font-medium">
          {answered.length === questions.length
            ? `${right} of ${questions.length} right`
            : `${answered.length} of ${questions.length} answered`}
        </p>
        {answered.length > 0 ? (
          <Button size="sm" onClick={() => onAnswer({})} className="print:hidden">
            Try again
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Question({
  question: { question, choices, answer, explanation, quote, segmentId },
  number,
  chosen,
  language,
  storyLanguage,
  onChoose,
}: {
  question: StoryQuestion
  number: number
  chosen: number | undefined
  language: LanguageCode
  storyLanguage: LanguageCode
  onChoose: (choice: number) => void
}) {
  return (
    <li>
      <fieldset lang={language} className="flex flex-col gap-2">
        <legend className="mb-3 font-medium wrap-anywhere">
          {number}. {question}
        </legend>
        {choices.map((choice, place) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a question never change their order
            key={place}
            type="button"
            aria-pressed={chosen === place}
            aria-disabled={chosen !== undefined}
            onClick={() => chosen === undefined && onChoose(place)}
            className={cx(
              'touch flex items-center justify-between gap-3 rounded-box border px-4 py-2.5 text-left text-sm transition-colors wrap-anywhere',
              chosen === undefined && 'hover:border-line-strong',
              (chosen === undefined || (place !== answer && place !== chosen)) && 'bg-surface',
              chosen !== undefined && place === answer && 'border-done bg-done-wash',
              chosen === place && place !== answer && 'border-danger bg-danger-wash',
            )}
          >
            {choice}
            {chosen !== undefined && place === answer ? (
              <span className="flex items-center gap-1 text-done">
                <Check aria-hidden className="size-4" />
                <span className="sr-only">right</span>
              </span>
            ) : chosen === place ? (
              <span className="flex items-center gap-1 text-danger">
                <X aria-hidden className="size-4" />
                <span className="sr-only">your answer, wrong</span>
              </span>
            ) : null}
          </button>
        ))}
      </fieldset>
      {chosen !== undefined ? (
        <p role="status" className="mt-3 text-sm text-ink-soft wrap-anywhere">
          <span lang={language}>{explanation}</span>{' '}
          {quote ? (
            <a href={`#${segmentId}`} lang={storyLanguage} className="underline">
              “{quote}”
            </a>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}
