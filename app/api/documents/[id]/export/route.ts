import { z } from 'zod'
import { exportMarkdown } from '@/lib/documents/export-markdown'
import { documentReads } from '@/lib/documents/server'
import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'

const Query = z.strictObject({ format: z.enum(['markdown']).default('markdown') })

/** A document as a file to download. */
export const GET = route({ params: IdParams, query: Query }, async ({ supabase, params }) =>
  exportMarkdown(await documentReads(supabase).getDocument(params.id)),
)
