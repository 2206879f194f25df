import { parseTime, roundTime } from './times.ts'

/** A piece of a transcript as JSON has it, whoever wrote it. Times are as written: seconds or milliseconds. */
export interface Entry {
  at: number
  start: number | null
  end: number | null
  /** Times of which the name says that they are milliseconds. */
  milliseconds: boolean
  speaker: string | null
  text: string
}

export type Fields = Readonly<Record<string, unknown>>

/** An object of somebody else's JSON, or null. Looked at and not copied: there may be a hundred thousand of them. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

const TEXT = [
  'text',
  'transcript',
  'body',
  'content',
  'punctuated_word',
  'word',
  'utf8',
  'caption',
  'sentence',
  'message',
]
const START = ['start', 'startTime', 'start_time', 'begin', 'from', 'timestamp', 'offset', 'time', 't']
const END = ['end', 'endTime', 'end_time', 'to', 'until']
const DURATION = ['duration', 'dur']
const START_MS = ['startMs', 'start_ms', 'tStartMs', 'offsetMs']
const END_MS = ['endMs', 'end_ms']
const DURATION_MS = ['durationMs', 'duration_ms', 'dDurationMs']
const SPEAKER = [
  'speaker',
  'speaker_label',
  'speakerName',
  'speaker_name',
  'speakerLabel',
  'name',
  'author',
  'role',
]
/** In exports of chats. Elsewhere `from` is a time. */
const SENDER = ['user_profile', 'from', 'user']

/** Reads one entry, or null when nothing in it is text. */
export function readEntry(value: unknown, at: number): Entry | null {
  if (typeof value === 'string')
    return { at, start: null, end: null, milliseconds: false, speaker: null, text: value }
  const found = fieldsOf(value)
  if (!found) return null
  // Google: { alternatives: [{ transcript }] }; whisper.cpp: { timestamps: { from, to }, offsets: { from, to }, text }; chunks of transformers: [start, end].
  const offsets = fieldsOf(found.offsets)
  const pair = Array.isArray(found.timestamp) ? found.timestamp : null
  const best = Array.isArray(found.alternatives) ? fieldsOf(found.alternatives[0]) : null
  const fields: Fields = best
    ? { ...found, ...best }
    : offsets
      ? { ...found, startMs: offsets.from, endMs: offsets.to }
      : pair
        ? { ...found, start: pair[0], end: pair[1] }
        : found
  const text = textOf(fields)
  if (text === null) return null
  const startMs = firstTime(fields, START_MS)
  const start = startMs ?? firstTime(fields, START)
  const length = startMs === null ? firstTime(fields, DURATION) : firstTime(fields, DURATION_MS)
  const end =
    (startMs === null ? firstTime(fields, END) : firstTime(fields, END_MS)) ??
    (start !== null && length !== null ? roundTime(start + length) : null)
  return { at, start, end, milliseconds: startMs !== null, speaker: speakerOf(fields), text }
}

function textOf(fields: Fields): string | null {
  for (const name of TEXT) if (typeof fields[name] === 'string') return fields[name]
  // YouTube: { segs: [{ utf8 }] }; Telegram: { text: ['words ', { text: 'a link' }] }; Deepgram: { sentences: [{ text }] }.
  const pieces = [fields.segs, fields.text, fields.sentences].find(Array.isArray)
  if (!pieces) return null
  const texts = pieces.map(
    (piece) => (typeof piece === 'string' ? piece : textOf(fieldsOf(piece) ?? {})) ?? '',
  )
  return texts.join(fields.sentences ? ' ' : '')
}

function firstTime(fields: Fields, names: readonly string[]): number | null {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
    if (typeof value !== 'string') continue
    const seconds = /^\d+(?:\.\d+)?s?$/.test(value.trim()) ? Number.parseFloat(value) : parseTime(value)
    if (seconds !== null) return seconds
  }
  return null
}

// Services number their speakers; a number alone names nobody.
function speakerOf(fields: Fields): string | null {
  for (const name of SPEAKER) {
    const value = fields[name]
    if (typeof value === 'number') return `Speaker ${value}`
    if (typeof value === 'string' && value.trim() !== '')
      return /^[\dA-Z]$/.test(value) ? `Speaker ${value}` : value
    const inner = fieldsOf(value)?.name
    if (typeof inner === 'string' && inner.trim() !== '') return inner
  }
  if (fields.type !== 'message') return null
  const senders = SENDER.map((name) => fieldsOf(fields[name])?.real_name ?? fields[name])
  return senders.find((name): name is string => typeof name === 'string' && name.trim() !== '') ?? null
}
