import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { talkTrackToMarkdown } from '@/lib/exporters/talk-track-markdown'
import { AppError } from '@/lib/http/app-error'
import type { Document } from './schema'

/** A talk track as a Markdown file to download. */
export function exportMarkdown(document: Document): Response {
  if (document.type !== 'talk_track') {
    throw new AppError(422, 'invalid_input', 'Only talk tracks can be exported as Markdown.')
  }
  return new Response(talkTrackToMarkdown(document.title, document.content), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': contentDisposition(safeFileName(document.title, 'md')),
    },
  })
}
