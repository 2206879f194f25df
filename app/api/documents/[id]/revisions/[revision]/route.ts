import { z } from 'zod'
import { documentReads } from '@/lib/documents/server'
import { route } from '@/lib/http/route'

const Params = z.object({ id: z.uuid(), revision: z.coerce.number().int().min(1).max(2_147_483_647) })

/** One revision of a document with its content. */
export const GET = route({ params: Params }, ({ supabase, params }) =>
  documentReads(supabase).getRevision(params.id, params.revision),
)
