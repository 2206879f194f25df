import type { TranscriptLine } from '@shared/documents/transcript.ts'
import { deckToMarkdown } from '@/lib/exporters/deck-markdown'
import { writeEpub } from '@/lib/exporters/epub'
import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { journeyToCsv } from '@/lib/exporters/journey-csv'
import { journeyToMarkdown } from '@/lib/exporters/journey-markdown'
import { definitionsToAnki } from '@/lib/exporters/lecture-notes-anki'
import { lectureNotesToMarkdown } from '@/lib/exporters/lecture-notes-markdown'
import { outlineToMarkdown } from '@/lib/exporters/outline-markdown'
import { type ExportedPictures, NO_PICTURES } from '@/lib/exporters/pictures'
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
import type { StoryPictures } from '@/lib/stories/schema'
import { EXPORT_FILES, type ExportFormat, type TextFormat } from './export-files'
import type { Document, NarrationDocument, StoryDocument, TranscriptDocument } from './schema'

/** What a document's file needs besides its content. */
export interface ExportSources {
  /** Throws where the user may have no more of the costly files for the moment. */
  admit(): Promise<void>
  signal: AbortSignal
  /** The pictures of a story, as rows and with their bytes. */
  listPictures(story: StoryDocument): Promise<StoryPictures['pictures']>
  readPictures(story: StoryDocument): Promise<ExportedPictures>
}

/**
 * A document as a file to download: talk tracks, outlines and decks as Markdown, transcripts as text or captions, journeys as
 * Markdown, CSV or JSON, lecture notes as Markdown or cards for Anki, trainings as
 * Markdown, stories as Markdown, JSON or EPUB; all of these as Word or PDF.
 */
export async function exportDocument(
  document: Document,
  asked: ExportFormat | undefined,
  sources: ExportSources,
): Promise<Response> {
  const format =
    asked ?? (document.type === 'transcript' ? 'txt' : document.type === 'narration' ? 'vtt' : 'markdown')
  const { extension, type } = EXPORT_FILES[format]
  const body =
    format === 'docx' || format === 'pdf'
      ? await written(document, format, sources)
      : format === 'epub'
        ? await book(document, sources)
        : format === 'json' && document.type === 'story'
          ? await storyFile(document, sources)
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
  { admit, signal, readPictures }: ExportSources,
): Promise<Blob> {
  await admit()
  const bytes = await inTurn(async () => {
    const pictures = document.type === 'story' ? await readPictures(document) : NO_PICTURES
    return writePrint(print(document, pictures), format, process.cwd())
  }, signal)
  return new Blob([bytes])
}

async function book(document: Document, { admit, signal, readPictures }: ExportSources): Promise<Blob> {
  if (document.type !== 'story') {
    throw new AppError(422, 'invalid_input', 'Only stories can be exported as EPUB.')
  }
  await admit()
  const { id, title, updatedAt, content } = document
  const bytes = await inTurn(async () => {
    const pictures = await readPictures(document)
    return writeEpub({ id, title, changedAt: updatedAt, story: content, pictures })
  }, signal)
  return new Blob([bytes])
}

/** A story as JSON. Its pictures are stated: what each shows, and not its bytes. */
async function storyFile(document: StoryDocument, { listPictures }: ExportSources): Promise<string> {
  const places = new Set(document.content.segments.map(({ id }) => id))
  const stated = (await listPictures(document))
    .filter(({ segmentId }) => places.has(segmentId))
    .map(({ segmentId, style, alt, type, width, height }) => ({ segmentId, style, alt, type, width, height }))
  const pictures = stated.length > 0 ? { pictures: stated } : {}
  return JSON.stringify({ title: document.title, ...document.content, ...pictures }, null, 2)
}

/** A document as paper knows it. */
function print(document: Document, pictures: ExportedPictures): Printable {
  switch (document.type) {
    case 'lecture_notes':
      return printLectureNotes(document.title, document.content)
    case 'sop':
      return printSop(document.title, document.content)
    case 'story':
      return printStory(document.title, document.content, pictures)
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
  if (document.type === 'story' && format === 'markdown') {
    return storyToMarkdown(document.title, document.content)
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
