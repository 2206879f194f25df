'use client'

import { journeyStages } from '@shared/kinds/journey_from_diagram/assemble.ts'
import { ReadOutputSchema } from '@shared/kinds/journey_from_diagram/tasks.ts'
import { PageHeader } from '@/components/ui/page-header'
import { questionOf } from '@/lib/jobs/question'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { JourneyGrid } from '../journey-grid'
import { LiveHeader } from '../live-header'
import { QuestionCard } from './question-card'
import { WaitingWords } from './waiting-words'

/** A journey while its picture is looked at: what was seen so far, or the question that it ended with. */
export function LivePicture({ parts: { job, parts } }: { parts: JobParts }) {
  const question = questionOf(job)
  if (question) {
    return (
      <>
        <PageHeader title="Is this a journey?">This picture needs a word from you.</PageHeader>
        <QuestionCard job={job} question={question} />
      </>
    )
  }
  const [first] = parts.flatMap(({ stage, output }) => {
    const parsed = ReadOutputSchema.safeParse(output)
    return stage === 'read' && parsed.success ? [parsed.data] : []
  })
  const seen = first
    ? journeyStages(first.stages, (region, quote) => ({ mediaId: first.picture.id, region, quote }))
    : []
  return (
    <>
      <LiveHeader job={job} read={0} total={0} />
      {isLive(job) ? <WaitingWords job={job} /> : null}
      {seen.length > 0 ? (
        <div className="mt-8">
          {isLive(job) ? (
            <p className="mb-3 text-sm text-ink-faint">
              As it was seen first. What a second look does not find is left out.
            </p>
          ) : null}
          <JourneyGrid stages={seen} />
        </div>
      ) : null}
    </>
  )
}
