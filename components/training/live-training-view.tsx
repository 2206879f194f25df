import { type SopPart, SopPartSchema } from '@shared/kinds/sop_generation/tasks.ts'
import { PlaceLabel } from '@/components/notes/place-label'
import { livePieces } from '@/components/transcripts/live-pieces'
import { LiveReading } from '@/components/transcripts/live-reading'
import type { JobParts } from '@/lib/jobs/schema'
import { TrainingOfflineRemark } from './training-offline-remark'

const words = {
  live: 'Writing your training',
  ready: 'Your training is ready',
  unfinished: 'Your training is not finished',
  lead: 'Chapters and steps appear here as they are written.',
  done: 'Read it, edit it or export it.',
}

/** A training while it is written, piece by piece. */
export function LiveTrainingView({ parts }: { parts: JobParts }) {
  const reading = livePieces(parts.parts, 'write', SopPartSchema)
  return (
    <LiveReading
      parts={parts}
      reading={reading}
      words={words}
      remark={reading.offline ? <TrainingOfflineRemark /> : null}
    >
      {(part, number) => <PartSteps key={number} name={part.title || `Part ${number}`} part={part} />}
    </LiveReading>
  )
}

function PartSteps({ name, part }: { name: string; part: SopPart }) {
  return (
    <article aria-label={name} className="flex animate-arrive flex-col gap-6">
      {part.chapters.map(({ heading, lines, start, steps }) => (
        <section key={lines[0]} aria-label={heading}>
          <h2 className="text-sm font-semibold wrap-anywhere">
            {heading} <PlaceLabel lines={lines} start={start} />
          </h2>
          {steps.length === 0 ? (
            <p className="mt-2 text-sm text-ink-faint">Nothing is to be done in this chapter.</p>
          ) : (
            <ul className="mt-2 flex flex-col gap-3">
              {steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what is written never changes
                <li key={index} className="script as-written">
                  {step.text} <PlaceLabel {...step} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  )
}
