import { createTranscript, readTranscriptRequest } from '@/lib/documents/import-transcript'
import { documentsApi } from '@/lib/documents/operations'
import { route } from '@/lib/http/route'
import { projectReads } from '@/lib/projects/server'

export const POST = route(documentsApi.importTranscript, async ({ request, supabase, params }) => {
  // Asked first, so that nobody's megabytes are read for a project that is not theirs.
  await projectReads(supabase).getProject(params.id)
  return createTranscript(supabase, params.id, await readTranscriptRequest(supabase, request))
})
