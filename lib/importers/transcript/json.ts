import { TRANSCRIPT_LIMITS } from '../../../supabase/functions/_shared/documents/transcript.ts'
import { countWords } from '../../../supabase/functions/_shared/text/word-count.ts'
import { importError } from '../errors.ts'
import { CHAT_WARNING } from './chat.ts'
import type { DraftLine, DraftTranscript } from './draft.ts'
import { type Entry, type Fields, fieldsOf, readEntry } from './json-entries.ts'
import { parseJson } from './json-text.ts'
import { joinWords } from './json-words.ts'
import { readProse, textLines } from './prose.ts'
import { roundTime } from './times.ts'
import { tooManyLines } from './too-long.ts'
import type { TranscriptWarnings } from './warnings.ts'

/** Where services keep the pieces of a transcript, the best first. */
const LISTS = [
  'utterances',
  'results.utterances',
  'segments',
  'chunks',
  'transcription',
  'events',
  'monologues',
  'cues',
  'captions',
  'results.audio_segments',
  'results.channels.0.alternatives.0.paragraphs.paragraphs',
  'lines',
  'transcript',
  'results',
  'items',
  'entries',
  'sentences',
  'messages',
  'data',
  'results.channels.0.alternatives.0.words',
  'words',
]
/** Where they keep all of it as one text. */
const TEXTS = [
  'text',
  'transcript',
  'results.channels.0.alternatives.0.transcript',
  'results.transcripts.0.transcript',
]
/** As many as fit into a transcript, and more. */
const MAX_WORDS = 200_000
const WORD_LISTS = /(?:^|\.)words$/

/** Reads what transcription services and programs write as JSON. */
export function readJsonTranscript(text: string, warnings: TranscriptWarnings): DraftTranscript {
  const root = parseJson(text, warnings)
  const fields = fieldsOf(root) ?? {}
  const about = {
    title: stringAt(fields, 'title') || stringAt(fields, 'metadata.title') || stringAt(fields, 'name'),
    language:
      stringAt(fields, 'language') ||
      stringAt(fields, 'language_code') ||
      stringAt(fields, 'result.language') ||
      stringAt(fields, 'results.language_code'),
  }
  const path = Array.isArray(root)
    ? ''
    : (LISTS.find((candidate) => hasEntries(valueAt(fields, candidate))) ?? '')
  const list = path === '' ? root : valueAt(fields, path)
  if (Array.isArray(list) && hasEntries(list)) {
    return { ...about, lines: readList(list, WORD_LISTS.test(path), warnings) }
  }
  const whole = TEXTS.map((candidate) => stringAt(fields, candidate)).find((found) => found.trim() !== '')
  if (whole === undefined) throw importError('transcript_not_found')
  return { ...about, lines: readProse(textLines(whole), warnings) }
}

function readList(list: unknown[], isWords: boolean, warnings: TranscriptWarnings): DraftLine[] {
  // Asked before they are read: services that time each word write hundreds of thousands of them.
  if (list.length > (isWords ? MAX_WORDS : TRANSCRIPT_LIMITS.maxLines)) throw tooManyLines(list.length)
  warnings.count('Entry', 'Entries')
  if (isChatLog(list)) warnings.add(CHAT_WARNING)
  const entries = list.flatMap((item, index) => {
    const entry = readEntry(item, index + 1)
    if (entry === null) warnings.at('not_an_entry', index + 1)
    return entry ?? []
  })
  const lines = inSeconds(entries, warnings)
  return isWords ? joinWords(lines) : lines
}

function valueAt(fields: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    const inner = fieldsOf(value)
    return inner && Object.hasOwn(inner, key) ? inner[key] : undefined
  }, fields)
}

function stringAt(fields: Fields, path: string): string {
  const value = valueAt(fields, path)
  return typeof value === 'string' ? value : ''
}

function hasEntries(value: unknown): boolean {
  return Array.isArray(value) && value.some((item, index) => readEntry(item, index + 1) !== null)
}

/** With a model, or what Slack, Discord and Telegram export: messages, each of a day. */
function isChatLog(list: unknown[]): boolean {
  const messages = list.filter((item) => {
    const { role, type, ts, date, timestamp } = fieldsOf(item) ?? {}
    if (role === 'user' || role === 'assistant') return true
    return ['message', 'Default', 'Reply'].includes(String(type)) && (ts ?? date ?? timestamp) !== undefined
  })
  return messages.length > list.length / 2
}

// Some services write whole milliseconds without saying so. Nobody speaks for hours at one word in twenty seconds.
function inSeconds(entries: Entry[], warnings: TranscriptWarnings): DraftLine[] {
  const times = entries.flatMap(({ start, end }) => [start, end].filter((time) => time !== null))
  const whole = times.length > 0 && times.every(Number.isInteger)
  const latest = times.reduce((most, time) => Math.max(most, time), 0)
  const words = whole ? entries.reduce((sum, { text }) => sum + countWords(text), 0) : 0
  const guessed = whole && !entries.some(({ milliseconds }) => milliseconds) && words < latest / 20
  if (guessed)
    warnings.add('The times were read as milliseconds: as seconds, there would be a word in twenty of them.')
  return entries.map(({ milliseconds, start, end, ...entry }) => {
    const unit = milliseconds || guessed ? 1000 : 1
    const seconds = (time: number | null) => (time === null ? null : roundTime(time / unit))
    return { ...entry, start: seconds(start), end: seconds(end) }
  })
}
