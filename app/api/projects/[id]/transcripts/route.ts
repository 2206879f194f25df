import { createTranscript, readTranscriptRequest } from '@/lib/documents/import-transcript'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

/** Reads a transcript from an uploaded file (as large as the settings let it be), or from text that was pasted, into the project. */
export const POST = route({ params: IdParams }, async ({ request, supabase, params }) => {
  // Asked first, so that nobody's megabytes are read for a project that is not theirs.
  await projectReads(supabase).getProject(params.id)
  const document = await createTranscript(supabase, params.id, await readTranscriptRequest(supabase, request))
  return reply(201, document, { location: `/api/documents/${document.id}` })
})
