'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, SheetPanel } from '@/components/ui/dialog'
import { StepMark } from './step-mark'
import { FUNNEL_STEPS, type FunnelStep } from './steps'
import { StepsNavView } from './steps-nav-view'
import { useStepStates } from './use-step-states'

/** Where one is among the steps, and the way to the others, on a narrow screen. */
export function StepsDrawer({ projectId, current }: { projectId: string; current: FunnelStep | null }) {
  const [open, setOpen] = useState(false)
  const states = useStepStates(projectId)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger className="flex h-12 w-full items-center gap-3 rounded-box border bg-surface px-3 text-left text-sm lg:hidden print:hidden">
        {current ? <StepMark number={current.number} state={states[current.slug]} /> : null}
        <span className="min-w-0 flex-1 truncate font-medium">{current?.title ?? 'All steps'}</span>
        <span className="text-ink-faint">
          {current ? `Step ${current.number} of ${FUNNEL_STEPS.length}` : `${FUNNEL_STEPS.length} steps`}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
      </DialogTrigger>
      <SheetPanel title="Funnel steps" side="left">
        <nav aria-label="Funnel steps" className="p-3">
          <StepsNavView
            projectId={projectId}
            current={current?.slug ?? null}
            states={states}
            onNavigate={() => setOpen(false)}
          />
        </nav>
      </SheetPanel>
    </Dialog>
  )
}
