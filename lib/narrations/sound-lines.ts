import type { Narration } from '@shared/documents/narration.ts'
import { PlanOutputSchema, SpokenSchema } from '@shared/kinds/tts_generation/tasks.ts'
import { pauseAfter } from '@shared/narration/pause.ts'
import type { JobPart } from '@/lib/jobs/schema'

/** A line that is read aloud, and where its sound is. */
export interface SoundLine {
  /** The id of its slide, chapter or segment. */
  part: string
  text: string
  /** The spoken piece; null while nobody has spoken it. */
  piece: string | null
  /** Seconds of silence after it. */
  pause: number
}

/** The lines of a whole narration, in order. */
export function narrationLines({ rate, parts }: Pick<Narration, 'rate' | 'parts'>): SoundLine[] {
  return parts.flatMap(({ id, lines }) =>
    lines.map(({ text, piece, pause }) => ({ part: id, text, piece, pause: pause / rate })),
  )
}

/** The lines of a narration that is being made, each with its sound as soon as it is spoken; null before they are planned. */
export function linesSoFar(parts: JobPart[]): SoundLine[] | null {
  const outputOf = (stage: string) => parts.flatMap((part) => (part.stage === stage ? [part.output] : []))
  const plan = PlanOutputSchema.safeParse(outputOf('plan')[0])
  if (!plan.success) return null
  const texts = [...new Set(plan.data.parts.flatMap(({ lines }) => lines))]
  const pieces = new Map(texts.map((text, index) => [text, plan.data.pieces[index] ?? null]))
  for (const output of outputOf('speak')) {
    const task = SpokenSchema.safeParse(output)
    for (const { text, piece } of task.data?.spoken ?? []) pieces.set(text, piece)
  }
  return plan.data.parts.flatMap(({ id, lines }) =>
    lines.map((text, index) => ({
      part: id,
      text,
      piece: pieces.get(text) ?? null,
      pause: pauseAfter(index === lines.length - 1),
    })),
  )
}
