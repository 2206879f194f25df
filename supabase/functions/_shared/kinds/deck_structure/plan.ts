import type { z } from 'zod'
import { type Outline, OutlineSchema, outlineProblem, slidesOf } from '../../documents/outline.ts'
import { FatalError } from '../../engine/errors.ts'
import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { fitSources, readSources, type Source } from '../deck_outline/sources.ts'
import { materialOf, partOf } from './material.ts'
import type { DeckStructureInput } from './schema.ts'
import { type Brief, type CompareTask, type PlanOutput, SLIDES_PER_TASK, type WriteTask } from './tasks.ts'

const MAX_COMPARE_BYTES = 120_000

/** Reads the outline as the user left it and cuts it into tasks that need nothing more. */
export async function plan(context: TaskContext<DeckStructureInput>): Promise<TaskResult> {
  const document = await context.document(context.input.outlineId)
  if (document.type !== 'outline') {
    throw new FatalError('document_unreadable', 'The document that was chosen is not an outline.')
  }
  const parsed = OutlineSchema.safeParse(document.content)
  if (!parsed.success) throw incomplete(parsed.error)
  const outline = parsed.data
  const problem = outlineProblem(outline)
  if (problem) throw new FatalError('outline_incomplete', problem)
  const sources = await readSources(
    context,
    outline.sources.map(({ documentId }) => documentId),
  )
  const { topic, audience, goal, tone } = outline
  const brief: Brief = { title: document.title, topic, audience, goal, tone }
  const tasks = writeTasks(brief, outline, sources)
  const compare: CompareTask = { brief, sources: fitSources(sources, MAX_COMPARE_BYTES) }
  const output: PlanOutput = {
    title: document.title,
    outlineRevision: document.revision,
    sections: outline.sections.map(({ title, slides }) => ({ title: oneLine(title), slides })),
    parts: tasks.map(({ section, count }) => ({ section: section.number, count })),
  }
  const writes = tasks.map((input, position): NextTask => ({ stage: 'write', position, input }))
  return {
    output,
    nextTasks: [
      ...writes,
      { stage: 'compare', position: 0, input: compare },
      { stage: 'save', position: 0, input: {} },
    ],
  }
}

/** What was stored past the page, which does not let it be written: too many sections, say. */
function incomplete(cause: z.ZodError): FatalError {
  const [issue] = cause.issues
  const message = `This outline cannot become slides. ${issue?.path.join(' ')}: ${issue?.message}.`
  return new FatalError('outline_incomplete', message, { cause })
}

/** Sections side by side; one of more than ten slides in parts of about the same size. */
function writeTasks(brief: Brief, outline: Outline, sources: Source[]): WriteTask[] {
  const lines = outline.sections.map(
    ({ title, about, slides }, index) =>
      `${index + 1}. ${oneLine(title)} (${slides} slides): ${clip(oneLine(about), 200)}`,
  )
  const total = slidesOf(outline)
  const material = materialOf(outline.sections, sources)
  const tasks: WriteTask[] = []
  let first = 1
  for (const [index, section] of outline.sections.entries()) {
    const { about, slides } = section
    const parts = Math.ceil(slides / SLIDES_PER_TASK)
    for (let part = 0, done = 0; part < parts; part += 1) {
      const count = Math.ceil((slides - done) / (parts - part))
      tasks.push({
        brief,
        outline: lines,
        section: { number: index + 1, title: oneLine(section.title), about, slides },
        first: first + done,
        count,
        firstOfSection: done + 1,
        total,
        sources: partOf(material[index] ?? [], part, parts),
      })
      done += count
    }
    first += slides
  }
  return tasks
}
