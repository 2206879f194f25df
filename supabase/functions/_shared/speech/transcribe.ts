import { FatalError } from '../engine/errors.ts'
import type { TaskContext, TaskResult } from '../engine/kind.ts'
import type { HeardSegment } from '../model/model.ts'
import { splitSentences } from '../text/sentences.ts'
import type { Segment } from './join.ts'
import { SILENCE, withoutNeverSaid } from './never-said.ts'
import { type Transcribed, TranscribeTaskSchema } from './tasks.ts'

/** Hears one piece with one model call, or with none where it is silent. */
export async function transcribe({ task, model, piece }: TaskContext<unknown>): Promise<TaskResult> {
  const planned = TranscribeTaskSchema.safeParse(task.input)
  if (!planned.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: planned.error })
  }
  const { mediaId, position, start, seconds, peak, language } = planned.data
  if (peak !== null && peak < SILENCE) {
    const silence: Transcribed = { start, seconds, language: null, model: null, segments: [] }
    return { output: silence }
  }
  const { sound, type } = await piece(mediaId, position)
  const heard = await model.transcribe({ sound, type, seconds, language })
  const output: Transcribed = {
    start,
    seconds,
    language: heard.language,
    model: heard.model,
    segments: withoutNeverSaid(heard.segments).flatMap((segment) => inRecording(segment, start, seconds)),
  }
  return { output }
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
