'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { StepMark } from './step-mark'
import { FUNNEL_STEPS, type StepState, stepHref } from './steps'
import { useStepStates } from './use-step-states'

/** Generate first, then View / Edit: the same for every step. */
function actionOf(state: StepState): string {
  if (state === 'live') return 'Watch it'
  return state === 'done' ? 'View / Edit' : 'Generate'
}

/** The eight steps on one page, each with what it is for and its main button. */
export function ProjectOverview({ projectId }: { projectId: string }) {
  const states = useStepStates(projectId)
  return (
    <ol aria-label="Steps" className="divide-y rounded-box border bg-surface">
      {FUNNEL_STEPS.map((step) => {
        const state = states[step.slug]
        return (
          <li key={step.slug} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
            <StepMark number={step.number} state={state} />
            {/* Beside its number on a phone too: what is left of the row. */}
            <div className="min-w-0 flex-1 basis-[calc(100%-2.5rem)] sm:basis-64">
              <p className={cx('font-medium', !step.built && 'text-ink-soft')}>{step.title}</p>
              <p className="text-sm text-ink-faint">{step.about}</p>
            </div>
            {step.built ? (
              <Button
                asChild
                variant={state === 'next' || state === 'live' ? 'stage' : 'secondary'}
                className="max-sm:ml-10"
              >
                <Link href={stepHref(projectId, step.slug)}>
                  {actionOf(state)}
                  <span className="sr-only">: {step.title}</span>
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            ) : (
              <span className="text-sm text-ink-faint max-sm:basis-full max-sm:pl-10">Not built yet</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
