import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importTranscript } from '@/lib/importers/transcript'

// Real transcripts of other people, kept beside the checkout of those who develop it. Without them this is skipped.
const folder = new URL('../../../../shared/data/', import.meta.url)

describe.skipIf(!existsSync(folder))('real transcripts', () => {
  it.each<[file: string, lines: number, speakers: number, timed: number, warnings: number]>([
    ['transcripts/meeting-acdc-175-corrected.en.vtt', 139, 7, 139, 0],
    ['transcripts/meeting-nobody-came.en.vtt', 30, 1, 30, 0],
    ['transcripts/podcast-go-time-bonus-77-short.en.md', 8, 3, 0, 0],
    ['transcripts/talk-relay-policy.zh.md', 88, 3, 0, 1],
    ['transcripts/training-talk-incident-response-11k-words.en.md', 329, 0, 0, 1],
    ['transcripts/video-it-accessibility.en.vtt', 94, 7, 94, 1],
    ['transcripts/malformed/captions_with_bom.vtt', 4, 0, 4, 0],
    ['transcripts/malformed/cr-only-line-ends.vtt', 3, 0, 3, 0],
    ['transcripts/malformed/invalid.vtt', 7, 0, 7, 1],
    ['transcripts/malformed/missing_timeframe.srt', 5, 0, 4, 1],
    ['video/speech-short.en.srt', 3, 0, 3, 0],
  ])('%s has %i lines, %i speakers, %i times and %i warnings', (file, lines, speakers, timed, warnings) => {
    const bytes = readFileSync(new URL(file, folder))
    const { transcript } = importTranscript({ fileName: basename(file), bytes })
    const names = new Set(transcript.lines.flatMap(({ speaker }) => speaker ?? []))
    const found = [
      transcript.lines.length,
      names.size,
      transcript.lines.filter(({ start }) => start !== null).length,
    ]
    expect([...found, transcript.warnings.length]).toEqual([lines, speakers, timed, warnings])
    expect(transcript.lines.map(({ text }) => text).join('\n')).not.toMatch(/-->|^WEBVTT|<\/?[cvbi][ .>]/m)
  })
})
