import { documentsApi } from '@/lib/documents/operations'
import { documentReads } from '@/lib/documents/server'
import { route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

export const GET = route(documentsApi.list, async ({ supabase, params, query }) => {
  const [documents] = await Promise.all([
    documentReads(supabase).listDocuments(params.id, query.type),
    projectReads(supabase).getProject(params.id),
  ])
  return { documents }
})
