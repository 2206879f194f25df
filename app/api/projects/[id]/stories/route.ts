import { createDocument } from '@/lib/documents/server'
import { route } from '@/lib/http/route'
import { storiesApi } from '@/lib/stories/operations'

/** A story that was exported as JSON, into the project. */
export const POST = route(storiesApi.import, ({ supabase, params, body }) => {
  const { title, pictures: _stated, ...content } = body
  return createDocument(supabase, {
    projectId: params.id,
    type: 'story',
    title,
    content,
    source: { imported: true },
  })
})
