'use client'

import { useQuery } from '@tanstack/react-query'
import { Ago } from '@/components/ui/ago'
import type { SopDocument } from '@/lib/documents/schema'
import { resultsInOrder } from '@/lib/trainings/progress'
import { resultsQuery } from '@/lib/trainings/queries'
import type { CheckpointResult } from '@/lib/trainings/schema'
import { scoreWords } from './scores'

/** What came of each checkpoint of a training, for its owner. */
export function ResultsView({ training }: { training: SopDocument }) {
  const { projectId, id, content } = training
  const { data: results = [] } = useQuery(resultsQuery(projectId, id))
  const { asked, gone } = resultsInOrder(content, results)
  return (
    <div className="flex max-w-[46.5rem] flex-col gap-8">
      {asked.length === 0 ? (
        <p className="text-sm text-ink-faint">
          No checkpoint of this training has a question and a model answer.
        </p>
      ) : (
        <ol aria-label="Results" className="divide-y rounded-box border bg-surface">
          {asked.map(({ checkpoint, result }) => (
            <Result key={checkpoint.id} question={checkpoint.question} result={result} />
          ))}
        </ol>
      )}
      {gone.length > 0 ? (
        <section aria-labelledby="gone">
          <h2 id="gone" className="mb-3 font-semibold">
            No longer asked
          </h2>
          <ul className="divide-y rounded-box border bg-surface">
            {gone.map((result) => (
              <Result key={result.checkpointId} question={result.question} result={result} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Result({ question, result }: { question: string; result: CheckpointResult | null }) {
  return (
    <li className="px-5 py-4">
      <p className="font-medium text-pretty wrap-anywhere">{question}</p>
      {result === null ? (
        <p className="mt-1 text-sm text-ink-faint">Nobody has answered it yet.</p>
      ) : (
        <dl className="nums mt-2 flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <Fact name="Attempts">{result.attempts}</Fact>
          <Fact name="Learners">{result.learners}</Fact>
          <Fact name="Best">{scoreWords(result.best)}</Fact>
          <Fact name="Last">{scoreWords(result.last)}</Fact>
          <Fact name="Answered">
            <Ago moment={result.answeredAt} />
          </Fact>
        </dl>
      )}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
