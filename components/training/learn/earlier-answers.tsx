import { Ago } from '@/components/ui/ago'
import { count } from '@/lib/format/duration'
import type { Answer } from '@/lib/trainings/schema'

/** The answers before the last one: none is written over. */
export function EarlierAnswers({ answers, number }: { answers: Answer[]; number: number }) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-soft hover:text-ink">
        {count(answers.length, 'earlier answer')}
      </summary>
      <ol aria-label={`Earlier answers to question ${number}`} className="mt-3 flex flex-col gap-4">
        {answers.map(({ id, answer, evaluation, createdAt }) => (
          <li key={id} className="border-l-2 pl-4">
            <p className="nums text-ink-faint">
              {evaluation ? `${evaluation.score} of 100` : 'Not evaluated'} · <Ago moment={createdAt} />
            </p>
            <p className="mt-1 whitespace-pre-wrap wrap-anywhere">{answer}</p>
            {evaluation ? (
              <p className="as-written mt-1 text-ink-soft wrap-anywhere">{evaluation.feedback}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
