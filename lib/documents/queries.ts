import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'
import { documentKeys } from './keys'
import type { DocumentType } from './schema'

/** The documents of a project, newest first, without their content. */
export function documentsQuery(projectId: string, type?: DocumentType) {
  return queryOptions({
    queryKey: documentKeys.list(projectId, type),
    queryFn: ({ client, signal }) => sourceOf(client).listDocuments(projectId, type, signal),
    staleTime: 30_000,
  })
}

/** One document with its content. */
export function documentQuery(id: string) {
  return queryOptions({
    queryKey: documentKeys.detail(id),
    queryFn: ({ client, signal }) => sourceOf(client).getDocument(id, signal),
    staleTime: 30_000,
  })
}

/** The revisions of a document, newest first, without their content. */
export function revisionsQuery(documentId: string) {
  return queryOptions({
    queryKey: documentKeys.revisions(documentId),
    queryFn: ({ client, signal }) => sourceOf(client).listRevisions(documentId, signal),
    staleTime: 0,
  })
}

/** One revision with its content. It never changes. */
export function revisionQuery(documentId: string, revision: number) {
  return queryOptions({
    queryKey: documentKeys.revision(documentId, revision),
    queryFn: ({ client, signal }) => sourceOf(client).getRevision(documentId, revision, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
