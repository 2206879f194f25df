'use client'

import { useQuery } from '@tanstack/react-query'
import { MessageCircleQuestion } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { PlaybackContext } from '@/components/playback/playback-context'
import { SourcePanel } from '@/components/playback/source-panel'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ProgressBar } from '@/components/ui/progress'
import type { SopDocument } from '@/lib/documents/schema'
import { Playback } from '@/lib/media/recordings/playback'
import { answeredCheckpoints } from '@/lib/trainings/progress'
import { answersQuery } from '@/lib/trainings/queries'
import { CheckpointCard } from './checkpoint-card'
import { averageOfBest } from './scores'

/** The questions of a training beside its recording, with how far the learner has come. */
export function LearnerView({ training }: { training: SopDocument }) {
  const { projectId, id, content } = training
  const [playback] = useState(() => new Playback())
  const { data: answers = [] } = useQuery(answersQuery(projectId, id))
  const all = answeredCheckpoints(content, answers)
  if (all.length === 0) {
    return (
      <EmptyState
        icon={<MessageCircleQuestion />}
        title="There is nothing to answer yet"
        action={
          <Button asChild variant="stage">
            <Link href={`/projects/${projectId}/training/${id}`}>Open the training</Link>
          </Button>
        }
      >
        A checkpoint can be answered as soon as it has a question and a model answer.
      </EmptyState>
    )
  }
  const answered = all.filter((each) => each.answers.length > 0).length
  const average = averageOfBest(all)
  return (
    <PlaybackContext value={playback}>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <SourcePanel
          projectId={projectId}
          transcriptId={content.transcript.id}
          mediaId={content.mediaId ?? null}
          playback={playback}
        />
        <div className="flex min-w-0 max-w-[46.5rem] flex-col gap-8">
          <div className="flex flex-col gap-2">
            <p className="nums flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
              <span>
                {answered} of {all.length} answered
              </span>
              {average === null ? null : <span>Best scores on average: {average} of 100</span>}
            </p>
            <ProgressBar
              value={Math.round((100 * answered) / all.length)}
              label="Questions answered"
              text={`${answered} of ${all.length} answered`}
              tone="done"
            />
          </div>
          <ol className="flex flex-col gap-6">
            {all.map((each, index) => (
              <li key={each.checkpoint.id}>
                <CheckpointCard projectId={projectId} trainingId={id} number={index + 1} {...each} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </PlaybackContext>
  )
}
