import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { EXPORT_FILES, EXPORT_FORMATS } from './export-files'
import {
  DOCUMENT_TYPES,
  DocumentSchema,
  DocumentSummarySchema,
  PasteTranscriptSchema,
  RevisionSchema,
  RevisionSummarySchema,
  SaveDocumentSchema,
} from './schema'

const RevisionParams = z.object({
  id: z.uuid(),
  revision: z.coerce.number<number>().int().min(1).max(2_147_483_647),
})

/** Documents of a project over HTTP. */
export const documentsApi = {
  list: operation({
    method: 'GET',
    path: '/projects/{id}/documents',
    summary: 'The documents of a project, newest first, without their content.',
    params: IdParams,
    query: z.strictObject({ type: z.enum(DOCUMENT_TYPES).optional() }),
    status: 200,
    answer: z.object({ documents: z.array(DocumentSummarySchema) }),
  }),
  importDeck: operation({
    method: 'POST',
    path: '/projects/{id}/decks',
    summary: 'Reads a deck from an uploaded file (up to 20 MB) into the project.',
    params: IdParams,
    file: true,
    status: 201,
    answer: DocumentSchema,
    location: '/documents/{id}',
    problems: [
      'unsupported_format',
      'deck_encrypted',
      'deck_legacy_ppt',
      'deck_corrupt',
      'deck_unpacks_too_large',
      'deck_no_slides',
      'deck_no_text',
      'deck_too_many_slides',
      'deck_too_much_text',
    ],
  }),
  importTranscript: operation({
    method: 'POST',
    path: '/projects/{id}/transcripts',
    summary: 'Reads a transcript from an uploaded file, or from text that was pasted, into the project.',
    params: IdParams,
    file: true,
    body: PasteTranscriptSchema,
    status: 201,
    answer: DocumentSchema,
    location: '/documents/{id}',
    problems: [
      'transcript_unsupported',
      'transcript_not_found',
      'transcript_no_speech',
      'recording_unreadable',
      'transcript_too_long',
    ],
  }),
  get: operation({
    method: 'GET',
    path: '/documents/{id}',
    summary: 'One document with its content.',
    params: IdParams,
    status: 200,
    answer: DocumentSchema,
  }),
  save: operation({
    method: 'PATCH',
    path: '/documents/{id}',
    summary: 'Saves a document on top of the revision it was read at.',
    params: IdParams,
    body: SaveDocumentSchema,
    maxBodyBytes: 2 * 1024 * 1024,
    status: 200,
    answer: DocumentSchema,
    problems: ['revision_conflict', 'document_too_large'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/documents/{id}',
    summary: 'Deletes a document with its revisions.',
    params: IdParams,
    status: 204,
  }),
  export: operation({
    method: 'GET',
    path: '/documents/{id}/export',
    summary: 'A document as a file to download.',
    params: IdParams,
    query: z.strictObject({ format: z.enum(EXPORT_FORMATS).optional() }),
    status: 200,
    answersFile: EXPORT_FORMATS.map((format) => EXPORT_FILES[format].type),
    problems: ['too_many_exports'],
  }),
  listRevisions: operation({
    method: 'GET',
    path: '/documents/{id}/revisions',
    summary: 'The revisions of a document, newest first, without their content.',
    params: IdParams,
    status: 200,
    answer: z.object({ revisions: z.array(RevisionSummarySchema) }),
  }),
  getRevision: operation({
    method: 'GET',
    path: '/documents/{id}/revisions/{revision}',
    summary: 'One revision of a document with its content.',
    params: RevisionParams,
    status: 200,
    answer: RevisionSchema,
  }),
}
