import { documentReads } from '@/lib/documents/server'
import { AppError } from '@/lib/http/app-error'
import { route } from '@/lib/http/route'
import { narrationsApi } from '@/lib/narrations/operations'
import { narrationSound } from '@/lib/narrations/sound'

export const GET = route(narrationsApi.audio, async ({ request, supabase, params, query }) => {
  const document = await documentReads(supabase).getDocument(params.id)
  if (document.type !== 'narration') {
    throw new AppError(422, 'invalid_input', 'Only narrations have a sound.')
  }
  return narrationSound(supabase, document, query, request)
})
