import { parseDocument } from 'yaml'
import { importError } from '../errors.ts'
import type { TranscriptWarnings } from './warnings.ts'

/** Broken JSON longer than this is not mended: the reader that can costs much more than the other. */
const MAX_BROKEN_LENGTH = 1_000_000
const NESTED_FOR_NOTHING = /(?:[[{]\s{0,20}){50}/

/** Is a text JSON, or what is left of it? A time in brackets is none. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)
}

/** The value of JSON, of one JSON a line, or of as much as a broken file has of it. */
export function parseJson(text: string, warnings: TranscriptWarnings): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return parseJsonLines(text, warnings) ?? parseBroken(text, warnings)
}

function parseJsonLines(text: string, warnings: TranscriptWarnings): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.slice(0, 2).every((line) => /^\s*\{.*\}\s*$/.test(line))) return null
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as unknown
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      warnings.add(`Line ${index + 1} of the file is not valid JSON; it was left out.`)
      return null
    }
  })
}

// Flow style YAML is JSON, and its reader goes on after an error: a file that broke off gives all but its end.
function parseBroken(text: string, warnings: TranscriptWarnings): unknown {
  if (text.length > MAX_BROKEN_LENGTH || NESTED_FOR_NOTHING.test(text))
    throw importError('transcript_not_found')
  try {
    const document = parseDocument(text, { prettyErrors: true, uniqueKeys: false, logLevel: 'silent' })
    const line = document.errors[0]?.linePos?.[0].line ?? text.split('\n').length
    warnings.add(`The JSON is broken at line ${line}; what could be read of it was kept.`)
    return document.toJS({ maxAliasCount: 50 }) as unknown
  } catch (cause) {
    throw importError('transcript_not_found', { cause })
  }
}
