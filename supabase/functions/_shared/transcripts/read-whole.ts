import { z } from 'zod'
import { FatalError } from '../engine/errors.ts'
import type { TaskContext } from '../engine/kind.ts'
import type { Model } from '../model/model.ts'
import { leftOut, type PlanOutput, PlanOutputSchema, plannedOf, writersOf } from './plan.ts'
import type { TranscriptSource } from './source.ts'

/** What every kind stores of a piece of a transcript, beside its own. */
interface Part {
  /** What the piece is instead, where there is nothing in it. */
  nothing: string | null
  model: { name: string; offline: boolean }
}

interface Reading<Schema> {
  /** The stage that read the pieces, and what it stored of each. */
  stage: string
  schema: Schema
  /** Why there is no document when there is nothing in any piece: a code, and the sentence for the user. */
  nothing: [code: string, message: string]
}

/** A transcript that was read to its end: its plan, what was found in each piece, and what its document begins with. */
export interface Whole<P extends Part> {
  plan: PlanOutput
  parts: P[]
  /** Whose transcript it is, and what of it is not in the document. */
  frame: (model: Model) => {
    transcript: { id: string; title: string }
    mediaId?: string
    model: Part['model']
    leftOut: ReturnType<typeof leftOut>
  }
}

/** Throws where a piece is missing or cannot be read, and where none has anything in it. */
export async function readWhole<Schema extends z.ZodType<Part>>(
  context: TaskContext<TranscriptSource>,
  { stage, schema, nothing: [code, message] }: Reading<Schema>,
): Promise<Whole<z.infer<Schema>>> {
  const [plan] = stored(PlanOutputSchema, await plannedOf(context))
  const parts = stored(schema, await context.outputs(stage))
  if (!plan || parts.length !== plan.pieces.length) throw incomplete()
  if (parts.every((part) => part.nothing !== null)) throw new FatalError(code, message)
  const { transcript, mediaId } = plan
  return {
    plan,
    parts,
    frame: (model) => ({
      transcript: { id: transcript.id, title: transcript.title },
      ...(mediaId ? { mediaId } : {}),
      model: writersOf([...parts.map((part) => part.model), model]),
      leftOut: leftOut(plan, parts),
    }),
  }
}

function stored<Schema extends z.ZodType>(schema: Schema, outputs: unknown[]): z.infer<Schema>[] {
  const parsed = z.array(schema).safeParse(outputs)
  if (!parsed.success) throw incomplete(parsed.error)
  return parsed.data
}

function incomplete(cause?: unknown): FatalError {
  return new FatalError('result_invalid', 'What was read of the transcript does not fit together.', { cause })
}
