import { documentsApi } from '@/lib/documents/operations'
import { deleteDocument, documentReads, saveDocument } from '@/lib/documents/server'
import { route } from '@/lib/http/route'

export const GET = route(documentsApi.get, ({ supabase, params }) =>
  documentReads(supabase).getDocument(params.id),
)

export const PATCH = route(documentsApi.save, ({ supabase, params, body }) =>
  saveDocument(supabase, params.id, body),
)

export const DELETE = route(documentsApi.remove, ({ supabase, params }) =>
  deleteDocument(supabase, params.id),
)
