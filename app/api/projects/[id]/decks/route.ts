import { createDeckFromFile, deckUpload } from '@/lib/documents/import-deck'
import { documentsApi } from '@/lib/documents/operations'
import { readUpload } from '@/lib/documents/read-upload'
import { route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

export const POST = route(documentsApi.importDeck, async ({ request, supabase, params }) => {
  // Asked first, so that nobody's twenty megabytes are read for a project that is not theirs.
  await projectReads(supabase).getProject(params.id)
  return createDeckFromFile(supabase, params.id, await readUpload(request, deckUpload))
})
