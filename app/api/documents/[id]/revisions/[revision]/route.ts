import { documentsApi } from '@/lib/documents/operations'
import { documentReads } from '@/lib/documents/server'
import { route } from '@/lib/http/route'

export const GET = route(documentsApi.getRevision, ({ supabase, params }) =>
  documentReads(supabase).getRevision(params.id, params.revision),
)
