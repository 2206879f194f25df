import { documentsApi } from '@/lib/documents/operations'
import { documentReads } from '@/lib/documents/server'
import { AppError } from '@/lib/http/app-error'
import { route } from '@/lib/http/route'

export const GET = route(documentsApi.listRevisions, async ({ supabase, params }) => {
  const revisions = await documentReads(supabase).listRevisions(params.id)
  // A document has a first revision from its first moment on.
  if (revisions.length === 0) throw new AppError(404, 'not_found', 'This document does not exist.')
  return { revisions }
})
