import { verbose } from '../../__tests__/support/scripted-transcription.ts'
import { type Figure, numberFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import type { Bench } from '../support/bench.ts'
import { subscribeToJobs } from '../support/job-channel.ts'
import { longTranscript } from '../support/long-transcript.ts'
import { notesReply } from '../support/notes-replies.ts'
import { segmentsOf } from '../support/speech.ts'
import { PIECE_SECONDS, storeRecording } from '../support/spoken-recording.ts'
import { type BenchStack, startBenchStack } from '../support/stack.ts'
import { startJob } from '../support/start-job.ts'
import { createBenchUser } from '../support/user.ts'
import { memoryOf, wakeWorker, workersOf } from '../support/worker-process.ts'

const MINUTES = 60
const PIECE_MS = 6_000
const RUNS = 3
/** Enough for all pieces of an hour at once. */
const ENOUGH = 32

/** What a browser sends for two minutes, and what `bin/generate` sends of plain samples. */
const SPEECH_RATE = { pieceBytes: 480_000, type: 'audio/ogg' } as const
const PLAIN = { pieceBytes: 3_840_000, type: 'audio/wav' } as const

interface Given {
  label: string
  kind: 'transcription' | 'lecture_notes'
  sound: typeof SPEECH_RATE | typeof PLAIN
  /** How many times one piece's time the whole job may take. */
  atMost?: number
}

/** An hour of speech, and notes of a very long transcript. */
export const recordings: Measure = {
  name: 'recordings',
  title: 'An hour of speech, and a transcript of 40,000 words',
  explanation: `The stack as \`bin/start\` brings it up, with a model's server that takes ${PIECE_MS / 1000} s for each of the 30 pieces of an hour
and no time for the notes. *By one piece*: from the request of the start to the event that says \`completed\`, at a subscriber of
the user's own channel, by ${PIECE_MS / 1000} s; the worst of ${RUNS} runs, each of another recording with a fresh worker.
\`WORKER_CONCURRENCY=${ENOUGH}\` is enough for all pieces at once. *Speech rate* is what a browser sends (32 kbit/s), *plain samples*
what \`bin/generate\` sends of a WAV file (256 kbit/s): of those a worker sends six at once, whatever its concurrency, for no more
than 24 MB of sound are on their way at a time.
*Memory* is the most resident memory that the worker's process has had at once (\`VmHWM\`), Deno and all. The floor is what
a worker has that has looked for work and found none. *40,000 words*: one worker with
\`WORKER_CONCURRENCY=1\`, each reply as full as it may be (39 notes of each part). *CPU of a task* is the processor time of
all of the worker's threads from the arrival of one model call to the next: one task with its claim and its completion.
The first is the worker's start and the plan; the last is from the merge's call to the end.`,
  async run(bench) {
    const spoken = await within(bench, ENOUGH, (stack) =>
      hours(bench, stack, [
        { label: 'transcript, speech rate', kind: 'transcription', sound: SPEECH_RATE, atMost: 2.5 },
        { label: 'lecture notes, speech rate', kind: 'lecture_notes', sound: SPEECH_RATE, atMost: 2.5 },
        { label: 'transcript, plain samples', kind: 'transcription', sound: PLAIN },
      ]),
    )
    const long = await within(bench, 1, (stack) => longTranscript(bench, stack))
    return [...spoken, ...long]
  },
}

async function within<T>(bench: Bench, concurrency: number, work: (stack: BenchStack) => Promise<T>) {
  const { url } = await bench.model()
  const dataDirectory = `${bench.directory}/recordings-${concurrency}`
  const env = { WORKER_CONCURRENCY: String(concurrency) }
  const stack = await startBenchStack({ port: bench.port + 4, dataDirectory, modelUrl: url, env })
  try {
    return await work(stack)
  } finally {
    await stack.stop()
  }
}

async function hours(bench: Bench, stack: BenchStack, given: Given[]): Promise<Figure[]> {
  const floor = memoryOf(await wakeWorker(stack))?.peak ?? Number.NaN
  const figures: Figure[] = []
  for (const each of given) {
    const runs = []
    for (let run = 0; run < RUNS; run += 1) {
      const done = await hour(bench, stack, each)
      bench.say(
        `${each.label}: ${Math.round(done.ms)} ms, ${Math.round(done.peak)} MB, floor ${Math.round(floor)} MB`,
      )
      runs.push(done)
    }
    const { label, atMost } = each
    const ratio = Math.max(...runs.map(({ ms }) => ms)) / PIECE_MS
    const peak = Math.max(...runs.map((done) => done.peak))
    const reach = atMost === undefined ? null : { atMost }
    figures.push(
      numberFigure(`${label}: by one piece`, ratio, { unit: '×', n: RUNS, reach }),
      numberFigure(`${label}: memory, all of it`, peak, { unit: 'MB', n: RUNS, reach: { atMost: 150 } }),
      numberFigure(`${label}: memory over the floor`, peak - floor, { unit: 'MB', n: RUNS }),
    )
  }
  return [...figures, numberFigure('memory of a worker that found no work (floor)', floor, { unit: 'MB' })]
}

/** One job of an hour, by a worker that is fresh; what it took, and the most memory that it had. */
async function hour(
  bench: Bench,
  stack: BenchStack,
  { kind, sound }: Given,
): Promise<{ ms: number; peak: number }> {
  const model = await bench.model()
  model.reset()
  const user = await createBenchUser(stack)
  const { mediaId, hashes } = await storeRecording(user, { minutes: MINUTES, ...sound })
  model.hear((call) => {
    const piece = hashes.indexOf(call.sha256)
    if (piece < 0) throw new Error('Bytes that nobody sent')
    return { body: verbose(segmentsOf(piece, PIECE_SECONDS)), delayMs: PIECE_MS }
  })
  model.answer((call) => ({ type: 'content', content: JSON.stringify(notesReply(call)) }))
  for (const pid of await workersOf(stack)) process.kill(pid, 'SIGKILL')
  const channel = await subscribeToJobs(user)
  const watch = watchMemory(stack)
  const { jobId, sentAt } = await startJob(stack, user, kind, { mediaId })
  const ended = channel.until(({ id, status }) => id === jobId && !['pending', 'processing'].includes(status))
  const { event, at } = await ended
  const peak = await watch.end()
  await channel.close()
  if (event.status !== 'completed') throw new Error(`The job ended ${event.status}: ${JSON.stringify(event)}`)
  const heard = model.transcriptions.length
  if (heard !== hashes.length) throw new Error(`${hashes.length} pieces were heard ${heard} times`)
  return { ms: at - sentAt, peak }
}

const LOOK_EVERY_MS = 500

/** The most that any worker has had until `end`: one may be retired half way. */
function watchMemory(stack: BenchStack): { end(): Promise<number> } {
  let peak = 0
  const look = async () => {
    for (const pid of await workersOf(stack)) peak = Math.max(peak, memoryOf(pid)?.peak ?? 0)
  }
  const timer = setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS)
  return {
    async end() {
      clearInterval(timer)
      await look()
      return peak
    },
  }
}
