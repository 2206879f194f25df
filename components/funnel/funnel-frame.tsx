'use client'

import type { ReactNode } from 'react'
import { StepsDrawer } from './steps-drawer'
import { StepsSidebar } from './steps-sidebar'
import { useCurrentStep } from './use-current-step'

/** A project's pages with the steps beside them, or above them on a narrow screen. */
export function FunnelFrame({ projectId, children }: { projectId: string; children: ReactNode }) {
  const current = useCurrentStep()
  return (
    <div className="mx-auto flex w-full max-w-[90rem] items-start gap-12 px-4 pt-4 sm:px-6 lg:pt-10 print:block print:p-0">
      <StepsSidebar projectId={projectId} current={current} />
      <div className="min-w-0 flex-1">
        <StepsDrawer projectId={projectId} current={current} />
        <main
          id="main"
          tabIndex={-1}
          className="max-w-5xl pt-8 pb-24 outline-none lg:pt-0 print:max-w-none print:p-0"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
