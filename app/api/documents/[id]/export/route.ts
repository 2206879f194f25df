import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { EXPORT_FORMATS, exportDocument } from '@/lib/documents/export-document'
import { documentReads } from '@/lib/documents/server'
import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'

const Query = z.strictObject({ format: z.enum(EXPORT_FORMATS).optional() })

/** A document as a file to download. */
export const GET = route({ params: IdParams, query: Query }, async ({ request, supabase, params, query }) =>
  exportDocument(await documentReads(supabase).getDocument(params.id), query.format, {
    admit: async () => void (await answer(supabase.rpc('admit_export'), z.unknown())),
    signal: request.signal,
  }),
)
