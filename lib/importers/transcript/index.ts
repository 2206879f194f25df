import {
  TRANSCRIPT_LIMITS,
  type Transcript,
} from '../../../supabase/functions/_shared/documents/transcript.ts'
import { decodeText } from '../decode-text.ts'
import { ImportError, importError } from '../errors.ts'
import { fileKind } from '../file-kind.ts'
import { captionFormat } from './caption-lines.ts'
import { readCaptions } from './captions.ts'
import { finishTranscript } from './finish.ts'
import { readJsonTranscript } from './json.ts'
import { looksLikeJson } from './json-text.ts'
import { isMarkdown, readMarkdownTranscript } from './markdown.ts'
import { readProse, textLines } from './prose.ts'
import { tooManyLines, tooMuchText } from './too-long.ts'
import { TranscriptWarnings } from './warnings.ts'

/** Longer than these, text has no place in a transcript: tags and times are a part of captions, not most of them. */
const MAX_PROSE_LENGTH = 1_500_000
const MAX_CAPTIONS_LENGTH = 6_000_000
const MAX_FILE_LINES = 200_000

/** A file as a person hands it over, or text that they pasted. */
export interface TranscriptFile {
  fileName: string
  bytes: Uint8Array
}

/** A transcript ready to become a document, and the title to give it. */
export interface ImportedTranscript {
  title: string
  transcript: Transcript
}

/**
 * Turns a file into a transcript: SubRip, WebVTT, JSON of transcription services, Markdown, plain text. The file's
 * content decides, not its name. What is malformed is read as well as it can be, with a warning that names the lines.
 * Throws an `ImportError` when it cannot be a transcript.
 */
export function importTranscript({ fileName, bytes }: TranscriptFile): ImportedTranscript {
  if (bytes.length > TRANSCRIPT_LIMITS.maxFileBytes) throw tooLarge(bytes.length)
  switch (fileKind(bytes)) {
    case 'empty':
      throw importError('file_empty')
    case 'text':
      return readText(fileName, bytes)
    case 'zip':
    case 'ole':
      throw unsupported('This is a document of an office program, or an archive.')
    case 'pdf':
      throw unsupported('This is a PDF.')
    case 'rtf':
      throw unsupported('This is an RTF text.')
    case 'binary':
      throw unsupported('This is a picture or an archive.')
  }
}

function readText(fileName: string, bytes: Uint8Array): ImportedTranscript {
  const warnings = new TranscriptWarnings()
  const text = decodeText(bytes, warnings, () =>
    unsupported('The file holds no text that can be read. If it is text, save it as UTF-8.'),
  )
  if (text.trim() === '') throw importError('file_empty')
  refuseOtherText(text.slice(0, 5_000).trimStart().toLowerCase())

  if (looksLikeJson(text)) {
    return finishTranscript(readJsonTranscript(text, warnings), 'json', fileName, warnings)
  }
  if (text.length > MAX_CAPTIONS_LENGTH) throw tooMuchText(text.length)
  if (hasMoreLines(text, MAX_FILE_LINES)) throw tooManyLines(MAX_FILE_LINES, true)
  const captions = captionFormat(text)
  if (captions) {
    return finishTranscript(readCaptions(text, captions, warnings), captions, fileName, warnings)
  }
  if (text.length > MAX_PROSE_LENGTH) throw tooMuchText(text.length)
  if (isMarkdown(text)) {
    return finishTranscript(readMarkdownTranscript(text, warnings), 'markdown', fileName, warnings)
  }
  const lines = readProse(textLines(text), warnings)
  return finishTranscript({ title: '', language: '', lines }, 'text', fileName, warnings)
}

function hasMoreLines(text: string, max: number): boolean {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1 && lines <= max; at = text.indexOf('\n', at + 1)) lines++
  return lines > max
}

function refuseOtherText(start: string): void {
  if (/^(<!doctype html|<html)\b/.test(start)) throw unsupported('This is a web page.')
  if (start.startsWith('<?xml') || start.startsWith('<tt')) throw unsupported('This is an XML file.')
  if (start.startsWith('[script info]'))
    throw unsupported('These are captions in the format SubStation Alpha.')
}

function unsupported(what: string): ImportError {
  return new ImportError(
    'transcript_unsupported',
    `${what} Export the transcript as plain text, .srt, .vtt or JSON and import that file.`,
  )
}

function tooLarge(size: number): ImportError {
  const limit = TRANSCRIPT_LIMITS.maxFileBytes / (1024 * 1024)
  const megabytes = Math.max(limit + 0.1, size / (1024 * 1024)).toFixed(1)
  return new ImportError(
    'file_too_large',
    `The file has ${megabytes} MB; a transcript may have at most ${limit} MB. Export it without the times of each word, or split it in two, and import it again.`,
  )
}
