import 'server-only'
import { HydrationBoundary } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { dehydrated } from '@/lib/data/server'

/** Hands everything this request has read with `read()` to the browser's query cache. */
export async function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={await dehydrated()}>{children}</HydrationBoundary>
}
