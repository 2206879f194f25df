import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { exportDocument } from '@/lib/documents/export-document'
import { documentsApi } from '@/lib/documents/operations'
import { documentReads } from '@/lib/documents/server'
import { route } from '@/lib/http/route'
import { exportedPictures } from '@/lib/stories/picture-files'
import { storyReads } from '@/lib/stories/server'

export const GET = route(documentsApi.export, async ({ request, supabase, params, query }) =>
  exportDocument(await documentReads(supabase).getDocument(params.id), query.format, {
    admit: async () =>
      void (await answer(supabase.rpc('count_api_call', { function: 'export' }), z.unknown())),
    signal: request.signal,
    listPictures: async ({ id }) => (await storyReads(supabase).listStoryPictures(id)).pictures,
    readPictures: (story) => exportedPictures(supabase, story),
  }),
)
