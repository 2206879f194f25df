import { SaveDocumentSchema } from '@/lib/documents/schema'
import { deleteDocument, documentReads, saveDocument } from '@/lib/documents/server'
import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'

const MAX_BODY_BYTES = 2 * 1024 * 1024

/** One document with its content. */
export const GET = route({ params: IdParams }, ({ supabase, params }) =>
  documentReads(supabase).getDocument(params.id),
)

/** Saves a document on top of the revision it was read at. */
export const PATCH = route(
  { params: IdParams, body: SaveDocumentSchema, maxBodyBytes: MAX_BODY_BYTES },
  ({ supabase, params, body }) => saveDocument(supabase, params.id, body),
)

/** Deletes a document with its revisions. */
export const DELETE = route({ params: IdParams }, ({ supabase, params }) =>
  deleteDocument(supabase, params.id),
)
