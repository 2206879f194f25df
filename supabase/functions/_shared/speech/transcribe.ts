import { FatalError } from '../engine/errors.ts'
import type { TaskContext, TaskResult } from '../engine/kind.ts'
import type { Heard, HeardSegment } from '../model/model.ts'
import { splitSentences } from '../text/sentences.ts'
import type { Segment } from './join.ts'
import { SILENCE, withoutNeverSaid } from './never-said.ts'
import { Room } from './room.ts'
import { type Transcribed, TranscribeTaskSchema } from './tasks.ts'

/**
 * Sound that an isolate sends at once; a piece makes room when all of it is sent. The isolate has 256 MB: what is killed
 * for its memory has bought pieces for nothing. 50 pieces at speech rate, or 6 of plain samples.
 */
const room = new Room(24 * 1024 * 1024)
const LARGEST = 8 * 1024 * 1024

/** Hears one piece with one model call, or with none where it is silent. */
export async function transcribe({ task, model, piece, signal }: TaskContext<unknown>): Promise<TaskResult> {
  const planned = TranscribeTaskSchema.safeParse(task.input)
  if (!planned.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: planned.error })
  }
  const { mediaId, position, start, seconds, peak, bytes, language } = planned.data
  if (peak !== null && peak < SILENCE) {
    const silence: Transcribed = { start, seconds, language: null, model: null, segments: [] }
    return { output: silence }
  }
  const leave = await room.take(bytes ?? LARGEST, signal)
  try {
    const sound = await piece(mediaId, position)
    // The answer takes a minute and holds nothing. A server that wants another form of answer, which is learnt once, is
    // sent the sound again without room.
    const open = async () => (await sound.open()).pipeThrough(new TransformStream({ flush: leave }))
    const heard = await model.transcribe({ ...sound, open, seconds, language })
    return { output: outputOf(heard, start, seconds) }
  } finally {
    leave()
  }
}

function outputOf(heard: Heard, start: number, seconds: number): Transcribed {
  return {
    start,
    seconds,
    language: heard.language,
    model: heard.model,
    segments: withoutNeverSaid(heard.segments).flatMap((segment) => inRecording(segment, start, seconds)),
  }
}

/** In seconds of the recording. Words without times are lines by sentences; only the first is known to begin here. */
function inRecording(
  { start, end, speaker, text }: HeardSegment,
  offset: number,
  seconds: number,
): Segment[] {
  if (start !== null && end !== null) {
    const at = (time: number) => Math.round((offset + Math.min(Math.max(0, time), seconds)) * 100) / 100
    return [{ start: at(start), end: at(end), speaker, text }]
  }
  const sentences = splitSentences(text)
  return (sentences.length > 0 ? sentences : [text]).map((sentence, index) => ({
    start: index === 0 ? offset : null,
    end: null,
    speaker,
    text: sentence,
  }))
}
