import { z } from 'zod'
import { DOCUMENT_TYPES } from '@/lib/documents/schema'
import { documentReads } from '@/lib/documents/server'
import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

const Query = z.strictObject({ type: z.enum(DOCUMENT_TYPES).optional() })

/** The documents of a project, newest first, without their content. */
export const GET = route({ params: IdParams, query: Query }, async ({ supabase, params, query }) => {
  const [documents] = await Promise.all([
    documentReads(supabase).listDocuments(params.id, query.type),
    projectReads(supabase).getProject(params.id),
  ])
  return { documents }
})
