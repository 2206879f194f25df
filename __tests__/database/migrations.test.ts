import { expect, test } from 'vitest'
import { connectAsOwner } from '../support/database.ts'

test('every migration applied', async () => {
  const sql = connectAsOwner(1)
  const rows = await sql`select table_name from information_schema.tables where table_schema = 'public'`
  expect(rows.map((row) => row.table_name).sort()).toEqual([
    'api_settings',
    'chain_parts',
    'character_sheets',
    'checkpoint_answers',
    'dismissed_failures',
    'document_revisions',
    'documents',
    'job_events',
    'job_kinds',
    'job_settings',
    'job_tasks',
    'jobs',
    'media',
    'media_pieces',
    'media_settings',
    'media_videos',
    'projects',
    'reading_progress',
    'spoken_pieces',
    'story_pictures',
    'upload_limits',
  ])
})
