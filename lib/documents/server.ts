import 'server-only'
import { documentSchemas } from '@shared/documents/index.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'
import type { Supabase } from '@/lib/supabase/server'
import type { DocumentReads } from './reads'
import {
  DOCUMENT_TYPES,
  type Document,
  DocumentSchema,
  DocumentSummarySchema,
  RevisionSchema,
  RevisionSummarySchema,
  type SaveDocument,
} from './schema'

const SUMMARY =
  'id, projectId:project_id, type, title, revision, source, jobId:job_id, createdAt:created_at, updatedAt:updated_at'
/** Contents are large, so this is looked up only where it is shown. */
const TRANSCRIPT_SUMMARY = `${SUMMARY}, mediaId:content->>mediaId` as const
/** What a library is searched by. */
const STORY_SUMMARY =
  `${SUMMARY}, language:content->>language, level:content->>level, topic:content->>topic, titleTranslation:content->>titleTranslation` as const
const REVISION = 'revision, title, createdAt:created_at, createdBy:created_by'

/** Reads of documents as the user of this client: RLS hides what is not theirs. */
export function documentReads(supabase: Supabase): DocumentReads {
  return {
    listDocuments(projectId, type) {
      const columns = type === 'transcript' ? TRANSCRIPT_SUMMARY : type === 'story' ? STORY_SUMMARY : SUMMARY
      const rows = supabase.from('documents').select(columns).eq('project_id', projectId)
      const ofType = type ? rows.eq('type', type) : rows.in('type', DOCUMENT_TYPES)
      return answer(
        ofType.order('created_at', { ascending: false }).limit(200),
        z.array(DocumentSummarySchema),
      )
    },
    async getDocument(id) {
      const row = supabase.from('documents').select(`${SUMMARY}, content`).eq('id', id).maybeSingle()
      const document = await answer(row, DocumentSchema.nullable())
      if (!document) throw new AppError(404, 'not_found', 'This document does not exist.')
      return document
    },
    listRevisions(documentId) {
      const rows = supabase.from('document_revisions').select(REVISION).eq('document_id', documentId)
      return answer(rows.order('revision', { ascending: false }).limit(200), z.array(RevisionSummarySchema))
    },
    async getRevision(documentId, revision) {
      const row = supabase
        .from('document_revisions')
        .select(`${REVISION}, documentId:document_id, content`)
        .eq('document_id', documentId)
        .eq('revision', revision)
        .maybeSingle()
      const found = await answer(row, RevisionSchema.nullable())
      if (!found) throw new AppError(404, 'not_found', 'This revision does not exist.')
      return found
    },
  }
}

interface NewDocument {
  projectId: string
  type: Document['type']
  title: string
  content: unknown
  source: Record<string, unknown>
}

/** Stores a new document in a project of the user. */
export function createDocument(supabase: Supabase, document: NewDocument): Promise<Document> {
  return answer(
    supabase.rpc('create_document', {
      project_id: document.projectId,
      type: document.type,
      title: document.title,
      content: document.content as never,
      source: document.source as never,
    }),
    DocumentSchema,
  )
}

/** Saves on top of a revision; throws `revision_conflict` when that is no longer the current one. */
export async function saveDocument(supabase: Supabase, id: string, save: SaveDocument): Promise<Document> {
  const row = supabase.from('documents').select('type').eq('id', id).maybeSingle()
  const known = await answer(row, z.object({ type: z.enum(DOCUMENT_TYPES) }).nullable())
  if (!known) throw new AppError(404, 'not_found', 'This document does not exist.')
  const content = parse(documentSchemas[known.type], save.content, ['content'])
  const args = {
    document_id: id,
    base_revision: save.baseRevision,
    title: save.title,
    content: content as never,
    keep_previous: save.keepPrevious ?? false,
  }
  return answer(supabase.rpc('save_document', args), DocumentSchema)
}

/** Deletes a document with its revisions. */
export async function deleteDocument(supabase: Supabase, id: string): Promise<void> {
  await answer(supabase.rpc('delete_document', { document_id: id }), z.unknown())
}
