import { z } from 'zod'
import { documentSchemas } from '../documents/index.ts'
import { FatalError } from './errors.ts'
import type { JobKind, TaskResult } from './kind.ts'

/** The database refuses larger ones; said here first, in words. */
const MAX_OUTPUT_BYTES = 1_000_000
const MAX_TASK_INPUT_BYTES = 262_144
const MAX_DOCUMENT_BYTES = 1_000_000

const NextTasksSchema = z.array(
  z.strictObject({ stage: z.string().min(1), position: z.number().int().min(0), input: z.unknown() }),
)

/** Checks what a handler returned before it is stored: shape, size, order of stages, the document's schema. */
export function checkResult(kind: JobKind, stage: string, result: TaskResult): void {
  if (typeof result !== 'object' || result === null || !('output' in result) || result.output == null) {
    throw wrong(kind, stage, 'it returned no output')
  }
  atMost(kind, stage, 'its output', result.output, MAX_OUTPUT_BYTES)
  if (result.nextTasks) checkNextTasks(kind, stage, result.nextTasks)
  if (result.finish?.document) checkDocument(kind, stage, result.finish.document)
}

function checkNextTasks(kind: JobKind, stage: string, nextTasks: unknown): void {
  const parsed = NextTasksSchema.safeParse(nextTasks)
  if (!parsed.success) throw wrong(kind, stage, 'its next tasks have the wrong shape', parsed.error)
  const stages = Object.keys(kind.stages)
  const places = new Set<string>()
  for (const task of parsed.data) {
    if (stages.indexOf(task.stage) <= stages.indexOf(stage)) {
      throw wrong(kind, stage, `it planned a task for "${task.stage}", which is not a later stage`)
    }
    const place = `${task.stage} ${task.position}`
    if (places.has(place)) throw wrong(kind, stage, `it planned two tasks for ${place}`)
    places.add(place)
    atMost(kind, stage, `the input of ${place}`, task.input ?? {}, MAX_TASK_INPUT_BYTES)
  }
}

function checkDocument(kind: JobKind, stage: string, document: { type: string; content: unknown }): void {
  if (!Object.hasOwn(documentSchemas, document.type)) {
    throw wrong(kind, stage, `"${document.type}" is not a type of document`)
  }
  const schema: z.ZodType = documentSchemas[document.type as keyof typeof documentSchemas]
  const parsed = schema.safeParse(document.content)
  if (!parsed.success) throw wrong(kind, stage, `its ${document.type} breaks the schema`, parsed.error)
  atMost(kind, stage, `its ${document.type}`, document.content, MAX_DOCUMENT_BYTES)
}

function atMost(kind: JobKind, stage: string, what: string, value: unknown, bytes: number): void {
  const json = JSON.stringify(value)
  if (json === undefined) throw wrong(kind, stage, `${what} cannot be written as JSON`)
  if (new TextEncoder().encode(json).length > bytes) {
    throw new FatalError(
      'result_too_large',
      `${kind.kind}/${stage}: ${what} is over ${Math.round(bytes / 1000)} kB.`,
    )
  }
}

function wrong(kind: JobKind, stage: string, what: string, cause?: unknown): FatalError {
  return new FatalError('result_invalid', `${kind.kind}/${stage}: ${what}.`, { cause })
}
