import { z } from 'zod'
import type { SlideScript, TalkTrack } from '../../documents/talk-track.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'
import type { TalkTrackInput } from './schema.ts'
import { type PlanOutput, PlanOutputSchema, type WriteOutput, WriteOutputSchema } from './tasks.ts'

/** Joins the parts into one talk track, after making sure that every slide has its script, once and in order. */
export async function save(context: TaskContext<TalkTrackInput>): Promise<TaskResult> {
  const [plan] = parseParts(PlanOutputSchema, await context.outputs('plan'))
  const parts = parseParts(WriteOutputSchema, await context.outputs('write'))
  if (!plan) throw incomplete()
  const scripts = parts.flatMap((part) => part.scripts)
  if (!covers(plan, scripts)) throw incomplete()

  const { deckId, tone, audience, wordsPerMinute } = context.input
  const deckTitle = clip(plan.deckTitle, 200)
  const content: TalkTrack = {
    deckId,
    deckTitle,
    tone,
    audience,
    wordsPerMinute,
    model: writers(parts),
    scripts,
  }
  const seconds = scripts.reduce((sum, script) => sum + script.seconds, 0)
  const summary = { slides: scripts.length, seconds }
  return {
    output: summary,
    finish: { document: { type: 'talk_track', title: deckTitle, content }, result: summary },
  }
}

function covers(plan: PlanOutput, scripts: SlideScript[]): boolean {
  return (
    plan.slides.length === scripts.length &&
    plan.slides.every((slide, index) => slide.id === scripts[index]?.slideId)
  )
}

/** The model was changed between two parts, perhaps: then both are named, and offline counts if one was. */
function writers(parts: WriteOutput[]): TalkTrack['model'] {
  const names = [...new Set(parts.map(({ model }) => model.name))]
  return { name: clip(names.join(' + '), 200), offline: parts.some(({ model }) => model.offline) }
}

function parseParts<Schema extends z.ZodType>(schema: Schema, outputs: unknown[]): z.infer<Schema>[] {
  const parsed = z.array(schema).safeParse(outputs)
  if (!parsed.success) throw incomplete(parsed.error)
  return parsed.data
}

function incomplete(cause?: unknown): FatalError {
  return new FatalError(
    'result_invalid',
    'The parts of this talk track do not cover the deck slide by slide.',
    {
      cause,
    },
  )
}
