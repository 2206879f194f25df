import { createDeckFromFile, deckUpload } from '@/lib/documents/import-deck'
import { readUpload } from '@/lib/documents/read-upload'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

/** Reads a deck from an uploaded file (up to 20 MB) into the project. */
export const POST = route({ params: IdParams }, async ({ request, supabase, params }) => {
  // Asked first, so that nobody's twenty megabytes are read for a project that is not theirs.
  await projectReads(supabase).getProject(params.id)
  const document = await createDeckFromFile(supabase, params.id, await readUpload(request, deckUpload))
  return reply(201, document, { location: `/api/documents/${document.id}` })
})
