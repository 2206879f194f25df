import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { JourneySchema } from '../supabase/functions/_shared/documents/journey.ts'
import { LectureNotesSchema } from '../supabase/functions/_shared/documents/lecture-notes.ts'
import { TranscriptSchema } from '../supabase/functions/_shared/documents/transcript.ts'

const command = fileURLToPath(new URL('../bin/generate.ts', import.meta.url))

/** What a document holds, in words. */
export function contentInWords(type: string, content: unknown): string {
  if (type === 'lecture_notes') {
    const { sections, definitions, questions } = LectureNotesSchema.parse(content)
    const points = sections.flatMap((section) => section.points)
    const lines = new Set(points.flatMap((point) => point.lines)).size
    return `notes: ${sections.length} sections, ${points.length} points on ${lines} lines, ${definitions.length} definitions, ${questions.length} questions`
  }
  const { stages } = JourneySchema.parse(content)
  const entries = stages.flatMap((stage) => Object.values(stage).filter(Array.isArray).flat())
  return `journey: ${stages.map(({ title }) => title).join(' → ')}; ${entries.length} entries`
}

/** What was read of a transcript's file, or heard of a recording. */
export function readInWords(content: unknown): string {
  const { lines } = TranscriptSchema.parse(content)
  const timed = lines.filter(({ start }) => start !== null).length
  const speakers = new Set(lines.flatMap(({ speaker }) => speaker ?? [])).size
  return `${lines.length} lines, ${timed} with a time, ${speakers} speakers`
}

export interface Outcome {
  /** What was made of it, or what is said instead. */
  made: string
  /** What is said of the file itself. */
  remarks: string[]
}

/** Runs `bin/generate` on the stack of this data; what came out, or the last thing that it said. */
export async function byCommand(kind: string, file: string, data: string): Promise<Outcome> {
  const child = spawn(process.execPath, [command, kind, file, '--json', '--data', data])
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const said = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const remarks = said.flatMap((line) => (line.startsWith('Note: ') ? [line.slice('Note: '.length)] : []))
  if (code !== 0) {
    const from = said.findLastIndex((line) => line.startsWith('generate: '))
    return { made: `exit code ${code}. ${said.slice(from < 0 ? -1 : from).join(' ')}`, remarks }
  }
  const { content } = JSON.parse(stdout) as { content: unknown }
  return { made: contentInWords(kind === 'lecture_notes' ? kind : 'journey', content), remarks }
}
