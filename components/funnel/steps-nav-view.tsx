import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { StepMark } from './step-mark'
import { FUNNEL_STEPS, type StepSlug, type StepState, stepHref } from './steps'

/** The eight steps of a project as a list of links. */
export function StepsNavView({
  projectId,
  current,
  states,
  onNavigate,
}: {
  projectId: string
  current: StepSlug | null
  states: Record<StepSlug, StepState>
  onNavigate?: () => void
}) {
  return (
    <ol className="flex flex-col gap-0.5">
      {FUNNEL_STEPS.map((step) => {
        const state = states[step.slug]
        const here = step.slug === current
        return (
          <li key={step.slug}>
            <Link
              href={stepHref(projectId, step.slug)}
              aria-current={here ? 'page' : undefined}
              {...(onNavigate ? { onClick: onNavigate } : {})}
              className={cx(
                'touch flex h-10 items-center gap-3 rounded-box px-2 text-sm transition-colors',
                here ? 'bg-ink/7 font-medium text-ink' : 'text-ink-soft hover:bg-ink/4 hover:text-ink',
              )}
            >
              <StepMark number={step.number} state={state} />
              <span className={cx('flex-1 truncate', state === 'unbuilt' && !here && 'text-ink-faint')}>
                {step.title}
              </span>
              {state === 'unbuilt' ? (
                <span aria-hidden className="text-xs text-ink-faint">
                  Not yet
                </span>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
