import { z } from 'zod'
import { kilobytes, MAX_STORED_BYTES, storedBytes } from '../documents/stored-bytes.ts'
import { checkDocument, tooLarge, wrong } from './check-document.ts'
import type { JobKind, TaskResult } from './kind.ts'

/** The database refuses larger ones; said here first, in words. */
const MAX_TASK_INPUT_BYTES = 262_144

const NextTasksSchema = z.array(
  z.strictObject({ stage: z.string().min(1), position: z.number().int().min(0), input: z.unknown() }),
)

/** Checks what a handler returned before it is stored: shape, size, order of stages, the document's schema. */
export function checkResult(kind: JobKind, stage: string, result: TaskResult): void {
  const step = `${kind.kind}/${stage}`
  if (typeof result !== 'object' || result === null || !('output' in result) || result.output == null) {
    throw wrong(step, 'it returned no output')
  }
  atMost(step, `What the step “${stage}” made`, result.output, MAX_STORED_BYTES)
  if (result.nextTasks) checkNextTasks(kind, stage, result.nextTasks)
  if (result.finish?.document) checkDocument(step, result.finish.document)
}

function checkNextTasks(kind: JobKind, stage: string, nextTasks: unknown): void {
  const step = `${kind.kind}/${stage}`
  const parsed = NextTasksSchema.safeParse(nextTasks)
  if (!parsed.success) throw wrong(step, 'its next tasks have the wrong shape', parsed.error)
  const stages = Object.keys(kind.stages)
  const places = new Set<string>()
  for (const task of parsed.data) {
    if (stages.indexOf(task.stage) <= stages.indexOf(stage)) {
      throw wrong(step, `it planned a task for "${task.stage}", which is not a later stage`)
    }
    const place = `${task.stage} ${task.position}`
    if (places.has(place)) throw wrong(step, `it planned two tasks for ${place}`)
    places.add(place)
    const what = `What part ${task.position + 1} of the step “${task.stage}” is given`
    atMost(step, what, task.input ?? {}, MAX_TASK_INPUT_BYTES)
  }
}

function atMost(step: string, what: string, value: unknown, most: number): void {
  if (JSON.stringify(value) === undefined) throw wrong(step, `${what} cannot be written as JSON`)
  const bytes = storedBytes(value)
  if (bytes > most)
    throw tooLarge(`${what} came to ${kilobytes(bytes)}; one part may have at most ${kilobytes(most)}.`)
}
