import { Check } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import type { StepState } from './steps'

const looks: Record<StepState, string> = {
  done: 'bg-done-wash text-done',
  live: 'bg-stage text-on-stage',
  next: 'text-stage-ink ring-2 ring-stage ring-inset',
  open: 'text-ink-soft ring-1 ring-line-strong/60 ring-inset',
  unbuilt: 'text-ink-faint ring-1 ring-line ring-inset',
}

const words: Record<StepState, string> = {
  done: 'done',
  live: 'running now',
  next: 'next',
  open: 'not started',
  unbuilt: 'not built yet',
}

/** The number of a step, or its green check; its state is also said. */
export function StepMark({ number, state }: { number: number; state: StepState }) {
  return (
    <span
      className={cx(
        'grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold transition-colors',
        looks[state],
      )}
    >
      {state === 'done' ? (
        <Check aria-hidden className="size-3.5 stroke-[3]" />
      ) : (
        <span aria-hidden>{number}</span>
      )}
      <span className="sr-only">{`Step ${number}, ${words[state]}:`}</span>
    </span>
  )
}
