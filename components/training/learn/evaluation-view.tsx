import type { Evaluation } from '@shared/kinds/checkpoint_evaluation/schema.ts'
import { Note } from '@/components/ui/note'
import { ProgressBar } from '@/components/ui/progress'
import { count } from '@/lib/format/duration'

/** What was said about an answer: the score, what is right and what is missing with the words each rests on, feedback. */
export function EvaluationView({ evaluation }: { evaluation: Evaluation }) {
  const { score, right, missing, feedback, dropped, modelAnswer, model } = evaluation
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <p className="nums text-sm font-medium">{score} of 100</p>
        <ProgressBar value={score} label="Score" text={`${score} of 100`} tone="still" />
      </div>
      <p className="as-written max-w-prose wrap-anywhere">{feedback}</p>
      {right.length > 0 ? (
        <Points title="Right">
          {right.map(({ text, quote, expected }) => (
            <Point
              key={`${quote}\n${expected}`}
              text={text}
              rests={[
                ['You wrote', quote],
                ['Model answer', expected],
              ]}
            />
          ))}
        </Points>
      ) : null}
      {missing.length > 0 ? (
        <Points title="Missing">
          {missing.map(({ text, expected }) => (
            <Point key={expected} text={text} rests={[['Model answer', expected]]} />
          ))}
        </Points>
      ) : null}
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-soft hover:text-ink">The whole model answer</summary>
        <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{modelAnswer}</p>
      </details>
      {dropped > 0 ? (
        <p className="text-sm text-ink-faint">
          {count(dropped, 'point')} of the model rested on no words of either answer and{' '}
          {dropped === 1 ? 'was' : 'were'} left out.
        </p>
      ) : null}
      {model.offline ? (
        <Note title="Compared by the offline model">
          No model is connected, so only words were compared, not what they mean: other words for the same
          thing count as missing. Set OPENAI_API_KEY to have answers read by a real one.
        </Note>
      ) : null}
    </div>
  )
}

function Points({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="mb-2 text-sm font-medium">{title}</h3>
      <ul aria-label={title} className="flex flex-col gap-3">
        {children}
      </ul>
    </div>
  )
}

function Point({ text, rests }: { text: string; rests: [label: string, words: string][] }) {
  return (
    <li className="border-l-2 pl-4 wrap-anywhere">
      <p>{text}</p>
      {rests.map(([label, words]) => (
        <p key={label} className="mt-1 text-sm text-ink-faint">
          {label}: “{words}”
        </p>
      ))}
    </li>
  )
}
