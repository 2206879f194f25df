import 'server-only'
import { preload, read } from '@/lib/data/server'
import { documentQuery, documentsQuery } from '@/lib/documents/queries'
import { narrationsOf } from './script'

/** Reads what there is to hear of a document, so that its player is there with the page and moves nothing when it comes. */
export async function preloadSound(projectId: string, documentId: string): Promise<void> {
  const [newest] = narrationsOf(await read(documentsQuery(projectId, 'narration')), documentId)
  if (newest) await preload(documentQuery(newest.id))
}
