import { tidyLine } from '../clean-text.ts'
import { readCueText } from './cue-text.ts'
import { type Cue, readCues } from './cues.ts'
import type { DraftLine, DraftTranscript } from './draft.ts'
import { joinLines } from './join-lines.ts'
import { findSpeakers } from './speakers.ts'
import type { TranscriptWarnings } from './warnings.ts'

/** Reads SubRip and WebVTT, whole or broken. */
export function readCaptions(
  text: string,
  format: 'srt' | 'vtt',
  warnings: TranscriptWarnings,
): DraftTranscript {
  const { title, language, body } = splitHeader(text)
  if (format === 'vtt' && body === text) {
    warnings.add('The file does not begin with WEBVTT, as such files must; it was read all the same.')
  }
  const cues = withoutRolling(readCues(body, warnings), warnings)
  return { title, language, lines: namedAtChange(readLines(cues), warnings) }
}

/** What stands in the header of WebVTT. Its lines stay as blank ones, so that the lines of the file keep their numbers. */
function splitHeader(text: string): { title: string; language: string; body: string } {
  if (!/^\s*WEBVTT(?=\s|$)/.test(text)) return { title: '', language: '', body: text }
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  let end = first + 1
  while (end < lines.length && lines[end]?.trim() !== '' && !lines[end]?.includes('-->')) end++
  // A header without a blank line after it: the last line before the times is the first cue's number.
  if (lines[end]?.includes('-->') && end > first + 1) end--
  const header = lines.slice(first, end)
  const setting = (name: RegExp) =>
    header
      .find((line) => name.test(line))
      ?.replace(name, '')
      .trim() ?? ''
  const title = (header[0] ?? '').replace(/^\s*WEBVTT[\s-]*/, '').trim()
  return {
    title: setting(/^title\s*:/i) || title,
    language: setting(/^language\s*:/i),
    body: [...lines.slice(0, end).map(() => ''), ...lines.slice(end)].join('\n'),
  }
}

// Live captions roll: each cue shows the line before once more, above its own.
function withoutRolling(cues: Cue[], warnings: TranscriptWarnings): Cue[] {
  const plain = cues.map((cue) =>
    readCueText(cue.lines.join('\n')).flatMap(({ text }) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  )
  const repeats = plain.map((lines, index) => lines[0] !== undefined && lines[0] === plain[index - 1]?.at(-1))
  // Who says "Yes." three times in a row does not roll: a rolling cue has a line of its own, too.
  const rolling = repeats.filter((repeat, index) => repeat && (plain[index]?.length ?? 0) > 1).length
  if (rolling < 3 || rolling < cues.length * 0.3) return cues
  warnings.add('The captions roll: lines that are shown again in the next cue were read once.')
  return cues.flatMap((cue, index) => {
    const own = repeats[index] ? (plain[index] ?? []).slice(1) : (plain[index] ?? [])
    return own.length > 0 ? [{ ...cue, lines: own }] : []
  })
}

/** A line for each voice of each cue: by its tag, or by the name before a colon. */
function readLines(cues: Cue[]): DraftLine[] {
  const parts = cues.flatMap((cue) => readCueText(cue.lines.join('\n')).map((part) => ({ cue, ...part })))
  const textLines = (text: string) => text.split('\n').map(tidyLine).filter(Boolean)
  const named = parts.flatMap(({ voice }) => voice ?? [])
  const split = findSpeakers(
    parts.flatMap(({ voice, text }) => (voice ? [] : textLines(text).slice(0, 1))),
    { named },
  )
  return parts.flatMap(({ cue, voice, text }) => {
    const said: { speaker: string | null; lines: string[] }[] = []
    for (const line of textLines(text)) {
      const found = voice ? { speaker: null, text: line } : split(line)
      const last = said.at(-1)
      if (found.speaker === null && last) last.lines.push(found.text)
      else said.push({ speaker: voice ?? found.speaker, lines: [found.text] })
    }
    return said.map(({ speaker, lines }) => ({
      start: cue.start,
      end: cue.end,
      speaker,
      text: joinLines(lines),
      at: cue.at,
    }))
  })
}

// Captions for readers name a speaker only where one begins. Those of meetings name one in each cue, and where they
// do not, nobody knows: so a name twice in a row means that nothing may be filled in, and so does a ">>" or a dash
// without a name, which says that somebody else speaks.
function namedAtChange(lines: DraftLine[], warnings: TranscriptWarnings): DraftLine[] {
  const names = lines.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]))
  const changes = names.every((name, index) => name !== names[index - 1])
  const unnamed = lines.some(({ speaker, text }) => speaker === null && /^(?:>>|[-–—] ?\S)/.test(text))
  if (new Set(names).size < 2 || names.length === lines.length || !changes || unnamed) return lines
  warnings.add('Speakers are named where they begin: cues without a name were given to the one named before.')
  let speaker: string | null = null
  return lines.map((line) => {
    speaker = line.speaker ?? speaker
    return { ...line, speaker }
  })
}
