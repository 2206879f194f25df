import type { Journey } from '../../documents/journey.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'
import { aboutOf, assemble } from './assemble.ts'
import { collect } from './found.ts'
import { incomplete, outputsOf } from './outputs.ts'
import type { JourneyInput } from './schema.ts'
import { ExtractOutputSchema, MergeOutputSchema, PlanOutputSchema } from './tasks.ts'

/** Puts the journey together: every entry with the quotes it rests on, in the order that was found for the stages. */
export async function save(context: TaskContext<JourneyInput>): Promise<TaskResult> {
  const [plan] = await outputsOf(context, 'plan', PlanOutputSchema)
  const [order] = await outputsOf(context, 'merge', MergeOutputSchema)
  const pieces = await outputsOf(context, 'extract', ExtractOutputSchema)
  if (!plan || !order || pieces.length !== plan.pieces) throw incomplete()
  const found = collect(pieces)
  const writers = [...pieces.map(({ model }) => model), order.model]
  const content: Journey = {
    about: aboutOf(found),
    transcripts: plan.transcripts.map(({ id, title }) => ({ id, title })),
    pictures: [],
    model: {
      name: clip([...new Set(writers.map(({ name }) => name))].join(' + '), 200),
      offline: writers.some(({ offline }) => offline),
    },
    stages: assemble(found, order),
  }
  const entries = found.parts.reduce((sum, part) => sum + part.entries.length, 0)
  const summary = { stages: content.stages.length, entries }
  return {
    output: summary,
    finish: { document: { type: 'journey', title: clip(order.title, 200), content }, result: summary },
  }
}
