import { randomUUID } from 'node:crypto'
import { connectAsOwner, type Sql } from '../../../support/database.ts'
import { signedInUser } from '../../../support/stack.ts'

export interface Owner {
  userId: string
  token: string
  projectId: string
  deckId: string
  /** Announced, not sent. */
  mediaId: string
}

/** A new user with a project and a deck of two slides in it. */
export async function owner(): Promise<Owner> {
  const { client, userId, accessToken } = await signedInUser()
  const project = await client.from('projects').insert({ title: 'Rockets' }).select('id')
  const projectId = String(project.data?.[0]?.id)
  const slides = ['One', 'Two'].map((title) => ({
    id: randomUUID(),
    title,
    body: 'Body',
    notes: '',
    hidden: false,
  }))
  const { data, error } = await client.rpc('create_document', {
    project_id: projectId,
    type: 'deck',
    title: 'Deck',
    content: { slides, format: 'markdown', warnings: [] },
    source: {},
  })
  if (error) throw error
  const file = { name: 'Talk', type: 'audio/mpeg', bytes: 9, sha256: '0'.repeat(64) }
  const media = await client.rpc('create_media', { project_id: projectId, ...file })
  if (media.error) throw media.error
  return { userId, token: accessToken, projectId, deckId: String(data.id), mediaId: String(media.data.id) }
}

const TABLES = [
  'projects',
  'documents',
  'document_revisions',
  'jobs',
  'job_tasks',
  'job_events',
  'media',
  'media_pieces',
  'media_videos',
  'checkpoint_answers',
  'character_sheets',
  'story_pictures',
  'chain_parts',
  'dismissed_failures',
] as const

/** Everything that callers can change, as one text: equal before and after means that nothing was written. */
export function ledger(sql: Sql = connectAsOwner(2)) {
  return async (): Promise<string> => {
    const counts = await Promise.all(
      TABLES.map(async (table) => {
        const rows =
          await sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql(table)} t`
        return `${table} ${rows[0]?.hash}`
      }),
    )
    return counts.join('\n')
  }
}
