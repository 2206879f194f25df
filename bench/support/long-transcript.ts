import type { LectureNotes } from '../../supabase/functions/_shared/documents/lecture-notes.ts'
import { type Figure, median, numberFigure } from '../figures.ts'
import type { Bench } from './bench.ts'
import { subscribeToJobs } from './job-channel.ts'
import { notesReply } from './notes-replies.ts'
import { transcriptOf } from './speech.ts'
import type { BenchStack } from './stack.ts'
import { startJob } from './start-job.ts'
import { createBenchUser } from './user.ts'
import { cpuOf, wakeWorker, workersOf } from './worker-process.ts'

const WORDS = 40_000
const CPU_LIMIT_MS = 2_000

/** Notes of a transcript of 40,000 words by one worker, one task after the other. */
export async function longTranscript(bench: Bench, stack: BenchStack): Promise<Figure[]> {
  const model = await bench.model()
  model.reset()
  const user = await createBenchUser(stack)
  const content = transcriptOf(WORDS)
  const { data, error } = await user.client.rpc('create_document', {
    project_id: user.projectId,
    type: 'transcript',
    title: 'Forty thousand words',
    content,
    source: { format: 'vtt' },
  })
  if (error) throw new Error(error.message)
  const pid = await wakeWorker(stack)
  const marks: number[] = []
  const mark = () => marks.push(cpuOf(pid)?.all ?? Number.NaN)
  model.answer((call) => {
    mark()
    return { type: 'content', content: JSON.stringify(notesReply(call)) }
  })
  const channel = await subscribeToJobs(user)
  mark()
  const { jobId } = await startJob(stack, user, 'lecture_notes', {
    transcriptId: (data as { id: string }).id,
  })
  const { event } = await channel.until(
    ({ id, status }) => id === jobId && !['pending', 'processing'].includes(status),
  )
  mark()
  await channel.close()
  if (event.status !== 'completed') throw new Error(`The job ended ${event.status}: ${JSON.stringify(event)}`)
  const serving = await workersOf(stack)
  if (!serving.includes(pid))
    throw new Error('Another worker took over half way: what was counted is not all')
  const tasks = marks.slice(1).map((at, index) => at - (marks[index] ?? Number.NaN))
  const { pieces, cited, lines } = await coverage(stack, jobId)
  bench.say(`${tasks.length} tasks, ms of CPU: ${tasks.map(Math.round).join(' ')}`)
  return [
    numberFigure('40,000 words: parts', pieces),
    numberFigure('40,000 words: parts cited at least once, or said to hold nothing', cited, {
      reach: { exactly: pieces },
    }),
    numberFigure('40,000 words: lines of the transcript that a note rests on', lines),
    numberFigure('40,000 words: CPU of a task, the most', Math.max(...tasks), {
      unit: 'ms',
      n: tasks.length,
      reach: { atMost: CPU_LIMIT_MS },
    }),
    numberFigure('40,000 words: CPU of a task, median', median(tasks), { unit: 'ms', n: tasks.length }),
    numberFigure('40,000 words: CPU of the first (plan, worker cold)', tasks[0] ?? Number.NaN, {
      unit: 'ms',
    }),
    numberFigure('40,000 words: CPU of the last (all notes joined and written)', tasks.at(-1) ?? Number.NaN, {
      unit: 'ms',
    }),
  ]
}

/** How many of the parts that were planned have a line that a note cites, or are left out with a reason. */
async function coverage({ sql }: BenchStack, jobId: string) {
  const [row] = await sql<{ content: LectureNotes; pieces: { from: number; to: number }[] }[]>`
    select d.content, t.output -> 'pieces' as pieces
    from public.documents d
    join private.tasks t on t.job_id = d.job_id and t.stage = 'plan'
    where d.job_id = ${jobId}`
  if (!row) throw new Error('There are no notes')
  const { takeaways, sections, definitions, questions, leftOut } = row.content
  const notes = [...takeaways, ...sections.flatMap(({ points }) => points), ...definitions, ...questions]
  const lines = new Set(notes.flatMap((note) => note.lines))
  const isCovered = ({ from, to }: { from: number; to: number }) =>
    leftOut.some((part) => part.from === from) || [...lines].some((line) => line >= from && line <= to)
  return { pieces: row.pieces.length, cited: row.pieces.filter(isCovered).length, lines: lines.size }
}
