import { z } from 'zod'
import { operation } from '@/lib/http/operation'
import { IdParams } from '@/lib/http/params'
import { AnnouncePiecesSchema, FinishPiecesSchema, MediaLinkSchema, PiecesSchema } from './pieces-schema'
import { MediaLimitsSchema, MediaSchema, NewMediaSchema } from './schema'

/** Stored files over HTTP: their rows; the bytes go straight to Storage. */
export const mediaApi = {
  limits: operation({
    method: 'GET',
    path: '/media/limits',
    summary: 'How large a file may be, for who is about to choose one.',
    status: 200,
    answer: MediaLimitsSchema,
  }),
  list: operation({
    method: 'GET',
    path: '/projects/{id}/media',
    summary: 'The media of a project, newest first.',
    params: IdParams,
    status: 200,
    answer: z.object({ media: z.array(MediaSchema) }),
  }),
  create: operation({
    method: 'POST',
    path: '/projects/{id}/media',
    summary: 'Announces a file; its bytes go from the browser straight to Storage.',
    params: IdParams,
    body: NewMediaSchema,
    status: 201,
    answer: MediaSchema,
    problems: ['conflict'],
  }),
  finish: operation({
    method: 'POST',
    path: '/media/{id}/finish',
    summary: 'All of a file was sent: looks whether it is there.',
    params: IdParams,
    status: 200,
    answer: MediaSchema,
    problems: ['wrong_state'],
  }),
  link: operation({
    method: 'GET',
    path: '/media/{id}/link',
    summary: 'A link to play a stored file, for an hour.',
    params: IdParams,
    status: 200,
    answer: MediaLinkSchema,
    problems: ['wrong_state'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/media/{id}',
    summary: 'Deletes a stored file, or gives up an upload.',
    params: IdParams,
    status: 204,
  }),
  announcePieces: operation({
    method: 'POST',
    path: '/media/{id}/pieces',
    summary: 'Announces pieces of a recording; their bytes go from the browser straight to Storage.',
    params: IdParams,
    body: AnnouncePiecesSchema,
    // Four hundred pieces of some 250 bytes each.
    maxBodyBytes: 256 * 1024,
    status: 201,
    answer: PiecesSchema,
    problems: ['wrong_state'],
  }),
  finishPieces: operation({
    method: 'POST',
    path: '/media/{id}/pieces/finish',
    summary: 'Pieces of a recording were sent: looks which are there.',
    params: IdParams,
    body: FinishPiecesSchema,
    status: 200,
    answer: PiecesSchema,
    problems: ['wrong_state'],
  }),
}
