import type { Document, DocumentSummary, DocumentType, Revision, RevisionSummary } from './schema'

/** How documents are read: by `/api` in the browser, by select under RLS on the server. */
export interface DocumentReads {
  listDocuments(projectId: string, type?: DocumentType, signal?: AbortSignal): Promise<DocumentSummary[]>
  getDocument(id: string, signal?: AbortSignal): Promise<Document>
  listRevisions(documentId: string, signal?: AbortSignal): Promise<RevisionSummary[]>
  getRevision(documentId: string, revision: number, signal?: AbortSignal): Promise<Revision>
}
