'use client'

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import type { OutlineDocument } from '@/lib/documents/schema'
import { OutlineWorkbench } from './outline-workbench'

/** Finds the outline and opens it for editing. */
export function OutlineEditor({ outlineId }: { outlineId: string }) {
  const { data: document } = useQuery(documentQuery(outlineId))
  if (document?.type !== 'outline') return <Skeleton className="h-96 w-full" />
  return <OutlineWorkbench key={document.id} document={document satisfies OutlineDocument} />
}
