'use client'

import { useQuery } from '@tanstack/react-query'
import { revisionQuery, revisionsQuery } from './queries'

/** The revisions of a document, newest first, without their content. */
export function useRevisions(documentId: string) {
  return useQuery(revisionsQuery(documentId))
}

/** One revision with its content; null while none is chosen. */
export function useRevision(documentId: string, revision: number | null) {
  return useQuery({ ...revisionQuery(documentId, revision ?? 0), enabled: revision !== null })
}
