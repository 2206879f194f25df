import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { talkTrackToMarkdown } from '@/lib/exporters/talk-track-markdown'
import { transcriptToSrt, transcriptToVtt } from '@/lib/exporters/transcript-captions'
import { transcriptToText } from '@/lib/exporters/transcript-text'
import { AppError } from '@/lib/http/app-error'
import type { Document } from './schema'

export const EXPORT_FORMATS = ['markdown', 'txt', 'srt', 'vtt'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const FILES = {
  markdown: { extension: 'md', type: 'text/markdown' },
  txt: { extension: 'txt', type: 'text/plain' },
  srt: { extension: 'srt', type: 'application/x-subrip' },
  vtt: { extension: 'vtt', type: 'text/vtt' },
} as const satisfies Record<ExportFormat, { extension: string; type: string }>

/** A document as a file to download: talk tracks as Markdown, transcripts as text or captions. */
export function exportDocument(document: Document, asked: ExportFormat | undefined): Response {
  const format = asked ?? (document.type === 'transcript' ? 'txt' : 'markdown')
  const text = write(document, format)
  const { extension, type } = FILES[format]
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': contentDisposition(safeFileName(document.title, extension)),
    },
  })
}

function write(document: Document, format: ExportFormat): string {
  if (document.type === 'talk_track' && format === 'markdown') {
    return talkTrackToMarkdown(document.title, document.content)
  }
  if (document.type !== 'transcript' || format === 'markdown') {
    const message =
      format === 'markdown'
        ? 'Only talk tracks can be exported as Markdown.'
        : 'Only transcripts can be exported as text or captions.'
    throw new AppError(422, 'invalid_input', message)
  }
  const { lines } = document.content
  if (format === 'txt') return transcriptToText(lines)
  const captions = format === 'srt' ? transcriptToSrt(lines) : transcriptToVtt(lines)
  if (captions === '') {
    throw new AppError(
      422,
      'invalid_input',
      'This transcript has no times, and captions need them. Export it as text.',
    )
  }
  return captions
}
