import type { Transcript } from '@shared/documents/transcript.ts'

/** Changes the words of one line, counted from 1; all others stay the same objects. */
export function changeLine(transcript: Transcript, number: number, text: string): Transcript {
  const lines = transcript.lines.map((line, index) => (index + 1 === number ? { ...line, text } : line))
  return { ...transcript, lines }
}

/** Who speaks, each once, in order of how they come in. */
export function speakersOf({ lines }: Pick<Transcript, 'lines'>): string[] {
  return [...new Set(lines.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))]
}

/** Gives a speaker another name wherever they speak. */
export function renameSpeaker(transcript: Transcript, from: string, to: string): Transcript {
  const lines = transcript.lines.map((line) => (line.speaker === from ? { ...line, speaker: to } : line))
  return { ...transcript, lines }
}
