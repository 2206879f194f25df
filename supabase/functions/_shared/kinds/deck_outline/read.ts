import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import type { DeckOutlineInput } from './schema.ts'
import { fitSources, readSources } from './sources.ts'
import { type DraftTask, MAX_SOURCE_BYTES } from './tasks.ts'

/** Reads the sources once, and makes sure that all of them are there. */
export async function read(context: TaskContext<DeckOutlineInput>): Promise<TaskResult> {
  const sources = await readSources(context, context.input.sources)
  const input: DraftTask = { sources: fitSources(sources, MAX_SOURCE_BYTES) }
  return {
    output: { sources: sources.map(({ title, type, lines }) => ({ title, type, lines: lines.length })) },
    nextTasks: [{ stage: 'draft', position: 0, input }],
  }
}
