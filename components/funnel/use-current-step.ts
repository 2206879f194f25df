'use client'

import { useSelectedLayoutSegments } from 'next/navigation'
import { FUNNEL_STEPS, type FunnelStep } from './steps'

/** The step that is open, by the page's address; null on the project's own page. */
export function useCurrentStep(): FunnelStep | null {
  const [segment] = useSelectedLayoutSegments()
  return FUNNEL_STEPS.find((step) => step.slug === segment) ?? null
}
