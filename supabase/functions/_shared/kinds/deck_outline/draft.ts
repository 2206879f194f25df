import type { Outline, OutlineSection } from '../../documents/outline.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { outlineInstructions, outlineMaterial } from './prompts.ts'
import { checkOutline, checkRests, type OutlineReply, OutlineReplySchema } from './rules.ts'
import type { DeckOutlineInput } from './schema.ts'
import { citedThere, type Source } from './sources.ts'
import { DraftTaskSchema } from './tasks.ts'

/** Drafts the outline with one model call; it becomes a document that the user edits. */
export async function draft(context: TaskContext<DeckOutlineInput>): Promise<TaskResult> {
  const { input, model } = context
  const task = DraftTaskSchema.safeParse(context.task.input)
  if (!task.success) {
    const message = 'This outline was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: task.error })
  }
  const { sources } = task.data
  const request = {
    name: 'deck_outline',
    schema: OutlineReplySchema,
    instructions: outlineInstructions(input),
    material: outlineMaterial(input, sources),
    check: (candidate: OutlineReply) => checkRests(candidate, sources),
  }
  const reply = await askByRules(model, request, (candidate) => checkOutline(candidate, input.slides))
  const content: Outline = {
    topic: input.topic,
    audience: input.audience,
    goal: input.goal,
    tone: input.tone,
    slidesAskedFor: input.slides,
    sources: sources.map(({ documentId, type, title }) => ({ documentId, type, title })),
    sections: toSections(reply, sources),
    model: { name: clip(model.name, 200), offline: model.offline },
  }
  const summary = { sections: content.sections.length, slides: input.slides }
  return {
    output: summary,
    finish: {
      document: { type: 'outline', title: clip(oneLine(reply.title), 200), content },
      result: summary,
    },
  }
}

/** What a section is said to rest on and does not is left out. */
function toSections({ sections }: OutlineReply, sources: Source[]): OutlineSection[] {
  return sections.map(({ title, about, slides, sources: cited }, index) => ({
    id: `section-${index + 1}`,
    title: oneLine(title),
    about: oneLine(about),
    slides,
    rests: citedThere(cited, sources).flatMap(({ source, from, to }) => {
      const found = sources.find(({ number }) => number === source)
      return found ? [{ documentId: found.documentId, from, to }] : []
    }),
  }))
}
