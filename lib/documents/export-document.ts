import type { TranscriptLine } from '@shared/documents/transcript.ts'
import { deckToMarkdown } from '@/lib/exporters/deck-markdown'
import { writeEpub } from '@/lib/exporters/epub'
import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { journeyToCsv } from '@/lib/exporters/journey-csv'
import { journeyToMarkdown } from '@/lib/exporters/journey-markdown'
import { definitionsToAnki } from '@/lib/exporters/lecture-notes-anki'
import { lectureNotesToMarkdown } from '@/lib/exporters/lecture-notes-markdown'
import { outlineToMarkdown } from '@/lib/exporters/outline-markdown'
import { type PrintFormat, writePrint } from '@/lib/exporters/print'
import { printDeck } from '@/lib/exporters/print/deck'
import { printJourney } from '@/lib/exporters/print/journey'
import { printLectureNotes } from '@/lib/exporters/print/lecture-notes'
import { printOutline } from '@/lib/exporters/print/outline'
import type { Printable } from '@/lib/exporters/print/printable'
import { inTurn } from '@/lib/exporters/print/queue'
import { printSop } from '@/lib/exporters/print/sop'
import { printStory } from '@/lib/exporters/print/story'
import { printTalkTrack } from '@/lib/exporters/print/talk-track'
import { printTranscript } from '@/lib/exporters/print/transcript'
import { sopToMarkdown } from '@/lib/exporters/sop-markdown'
import { storyToMarkdown } from '@/lib/exporters/story-markdown'
import { talkTrackToMarkdown } from '@/lib/exporters/talk-track-markdown'
import { transcriptToSrt, transcriptToVtt } from '@/lib/exporters/transcript-captions'
import { transcriptToText } from '@/lib/exporters/transcript-text'
import { AppError } from '@/lib/http/app-error'
import { timeline } from '@/lib/narrations/timeline'
import { EXPORT_FILES, type ExportFormat, type TextFormat } from './export-files'
import type { Document, NarrationDocument, TranscriptDocument } from './schema'

/**
 * A document as a file to download: talk tracks, outlines and decks as Markdown, transcripts as text or captions, journeys as
 * Markdown, CSV or JSON, lecture notes as Markdown or cards for Anki, trainings as
 * Markdown, stories as Markdown, JSON or EPUB; all of these as Word or PDF.
 * `admit` throws where the user may have no more of the costly ones for the moment.
 */
export async function exportDocument(
  document: Document,
  asked: ExportFormat | undefined,
  { admit, signal }: { admit: () => Promise<void>; signal: AbortSignal },
): Promise<Response> {
  const format =
    asked ?? (document.type === 'transcript' ? 'txt' : document.type === 'narration' ? 'vtt' : 'markdown')
  const { extension, type } = EXPORT_FILES[format]
  const body =
    format === 'docx' || format === 'pdf'
      ? await written(document, format, admit, signal)
      : format === 'epub'
        ? await book(document, admit)
        : write(document, format)
  return new Response(body, {
    headers: {
      'content-type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
      'content-disposition': contentDisposition(safeFileName(document.title, extension)),
    },
  })
}

async function written(
  document: Document,
  format: PrintFormat,
  admit: () => Promise<void>,
  signal: AbortSignal,
): Promise<Blob> {
  await admit()
  return new Blob([await inTurn(() => writePrint(print(document), format, process.cwd()), signal)])
}

async function book(document: Document, admit: () => Promise<void>): Promise<Blob> {
  if (document.type !== 'story') {
    throw new AppError(422, 'invalid_input', 'Only stories can be exported as EPUB.')
  }
  await admit()
  const { id, title, updatedAt, content } = document
  return new Blob([writeEpub({ id, title, changedAt: updatedAt, story: content })])
}

/** A document as paper knows it. */
function print(document: Document): Printable {
  switch (document.type) {
    case 'lecture_notes':
      return printLectureNotes(document.title, document.content)
    case 'sop':
      return printSop(document.title, document.content)
    case 'story':
      return printStory(document.title, document.content)
    case 'talk_track':
      return printTalkTrack(document.title, document.content)
    case 'journey':
      return printJourney(document.title, document.content)
    case 'deck':
      return printDeck(document.title, document.content)
    case 'transcript':
      return printTranscript(document.title, document.content)
    case 'outline':
      return printOutline(document.title, document.content)
    case 'narration':
      throw new AppError(
        422,
        'invalid_input',
        'A narration is heard, not printed. Export the document that was read aloud.',
      )
  }
}

/** What is told when a document of another type is asked for. */
const REFUSED: Record<TextFormat, string> = {
  markdown:
    'Only decks, outlines, talk tracks, journeys, lecture notes, trainings and stories can be exported as Markdown.',
  txt: 'Only transcripts and narrations can be exported as text or captions.',
  srt: 'Only transcripts and narrations can be exported as text or captions.',
  vtt: 'Only transcripts and narrations can be exported as text or captions.',
  csv: 'Only journeys can be exported as CSV.',
  json: 'Only journeys and stories can be exported as JSON.',
  anki: 'Only lecture notes can be exported as cards.',
}

function isOfTranscripts(format: TextFormat): format is 'txt' | 'srt' | 'vtt' {
  return format === 'txt' || format === 'srt' || format === 'vtt'
}

function isSpoken(document: Document): document is TranscriptDocument | NarrationDocument {
  return document.type === 'transcript' || document.type === 'narration'
}

function linesOf(document: TranscriptDocument | NarrationDocument): TranscriptLine[] {
  if (document.type === 'transcript') return document.content.lines
  return timeline(document.content).flatMap(({ lines }) => lines)
}

function write(document: Document, format: TextFormat): string {
  if (document.type === 'talk_track' && format === 'markdown') {
    return talkTrackToMarkdown(document.title, document.content)
  }
  if (document.type === 'deck' && format === 'markdown') {
    return deckToMarkdown(document.title, document.content)
  }
  if (document.type === 'outline' && format === 'markdown') {
    return outlineToMarkdown(document.title, document.content)
  }
  if (document.type === 'sop' && format === 'markdown') return sopToMarkdown(document.title, document.content)
  if (document.type === 'story') {
    if (format === 'markdown') return storyToMarkdown(document.title, document.content)
    if (format === 'json') return JSON.stringify({ title: document.title, ...document.content }, null, 2)
  }
  if (document.type === 'journey') {
    if (format === 'markdown') return journeyToMarkdown(document.title, document.content)
    if (format === 'csv') return journeyToCsv(document.content)
    if (format === 'json') return JSON.stringify({ title: document.title, ...document.content }, null, 2)
  }
  if (document.type === 'lecture_notes') {
    if (format === 'markdown') return lectureNotesToMarkdown(document.title, document.content)
    if (format === 'anki') return definitionsToAnki(document.content)
  }
  if (!isSpoken(document) || !isOfTranscripts(format)) {
    throw new AppError(422, 'invalid_input', REFUSED[format])
  }
  const lines = linesOf(document)
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
