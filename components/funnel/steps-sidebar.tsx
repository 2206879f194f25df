'use client'

import type { FunnelStep } from './steps'
import { StepsNavView } from './steps-nav-view'
import { useStepStates } from './use-step-states'

/** The steps beside the page, where there is room for them. */
export function StepsSidebar({ projectId, current }: { projectId: string; current: FunnelStep | null }) {
  return (
    <nav aria-label="Funnel steps" className="sticky top-28 w-56 shrink-0 max-lg:hidden print:hidden">
      <StepsNavView projectId={projectId} current={current?.slug ?? null} states={useStepStates(projectId)} />
    </nav>
  )
}
