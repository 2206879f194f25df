import type { Journey } from '../../documents/journey.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { clip } from '../../text/clip.ts'
import { journeyStages } from './assemble.ts'
import { CheckReplySchema, cellsOf, checkCells, seenTwice } from './check-rules.ts'
import { pictureOf } from './picture.ts'
import { checkInstructions, checkMaterial } from './prompts.ts'
import { askAbout } from './read-rules.ts'
import type { DiagramInput } from './schema.ts'
import { ReadOutputSchema } from './tasks.ts'

/** Looks at the picture again: a cell that is not found a second time is none. Writes the journey. */
export async function check(context: TaskContext<DiagramInput>): Promise<TaskResult> {
  const { input, model } = context
  const [first] = await context.outputs('read')
  const seen = ReadOutputSchema.safeParse(first)
  if (!seen.success) {
    throw new FatalError('result_invalid', 'The parts of this journey do not fit together.', {
      cause: seen.error,
    })
  }
  const { picture, title, about, stages, model: reader } = seen.data
  const { type, bytes } = pictureOf(await context.media(input.mediaId))
  const cells = cellsOf(stages)
  const reply = await askByRules(model, {
    name: 'journey_picture_check',
    schema: CheckReplySchema,
    instructions: checkInstructions(),
    material: checkMaterial(cells),
    images: [{ type, bytes }],
    check: (candidate) => checkCells(candidate, cells),
  })
  const kept = seenTwice(stages, reply)
  if (kept.length === 0) {
    const question = askAbout('journey')
    return { output: { kept: 0, of: cells.length }, finish: { result: { question } } }
  }
  const source = (region: { x: number; y: number; w: number; h: number }, quote: string) => ({
    mediaId: picture.id,
    region,
    quote: quote.slice(0, 400),
  })
  const names = [...new Set([reader.name, model.name])]
  const content: Journey = {
    about: about
      ? { text: about.text, sources: [source(about.region, about.text)] }
      : { text: '', sources: [] },
    transcripts: [],
    pictures: [picture],
    model: { name: clip(names.join(' + '), 200), offline: reader.offline || model.offline },
    stages: journeyStages(kept, source),
  }
  const entries = kept.reduce((sum, stage) => sum + stage.entries.length, 0)
  const summary = { stages: kept.length, entries, dropped: cells.length - cellsOf(kept).length }
  return {
    output: summary,
    finish: {
      document: { type: 'journey', title: clip(title, 200) || clip(picture.name, 200), content },
      result: summary,
    },
  }
}
