import type { SlideScript } from '../../documents/talk-track.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { oneLine } from '../../text/clip.ts'
import { spokenSeconds } from '../../text/spoken-length.ts'
import { writeInstructions, writeMaterial } from './prompts.ts'
import { checkScripts, type ScriptsReply, ScriptsReplySchema } from './rules.ts'
import type { TalkTrackInput } from './schema.ts'
import { type WriteOutput, type WriteTask, WriteTaskSchema } from './tasks.ts'

/** Writes the scripts of up to ten slides with one model call. */
export async function write(context: TaskContext<TalkTrackInput>): Promise<TaskResult> {
  const { input, model } = context
  const task = WriteTaskSchema.safeParse(context.task.input)
  if (!task.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: task.error })
  }
  const wanted = task.data.slides.map(({ number }) => number)
  const reply = await model.structured({
    name: 'talk_track_scripts',
    schema: ScriptsReplySchema,
    instructions: writeInstructions(input, task.data),
    material: writeMaterial(input, task.data),
    check: (candidate) => checkScripts(candidate, wanted),
  })
  const output: WriteOutput = {
    scripts: toScripts(reply, task.data, input.wordsPerMinute),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}

/** The reply is in the order of the task's slides: the rules have seen to it. */
function toScripts(reply: ScriptsReply, { slides }: WriteTask, wordsPerMinute: number): SlideScript[] {
  return reply.scripts.flatMap(({ script, deliveryNotes }, index) => {
    const slide = slides[index]
    if (!slide) return []
    const spoken = oneLine(script)
    const seconds = spokenSeconds(spoken, wordsPerMinute)
    return {
      slideId: slide.id,
      title: slide.title,
      script: spoken,
      deliveryNotes: oneLine(deliveryNotes),
      seconds,
    }
  })
}
