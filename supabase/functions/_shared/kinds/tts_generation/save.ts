import type { Narration, NarrationLine } from '../../documents/narration.ts'
import { FatalError } from '../../engine/errors.ts'
import type { SpokenPiece, TaskContext, TaskResult } from '../../engine/kind.ts'
import { OFFLINE_MODEL } from '../../model/offline-name.ts'
import { pauseAfter } from '../../narration/pause.ts'
import { pieceKey } from '../../narration/piece-key.ts'
import { clip } from '../../text/clip.ts'
import type { NarrationInput } from './schema.ts'
import { speakerFor } from './speaker.ts'
import { PlanOutputSchema } from './tasks.ts'

/** Sets the pieces one after the other. The sound stays where it is: a narration says which pieces, and how far apart. */
export async function save(context: TaskContext<NarrationInput>): Promise<TaskResult> {
  const { input, model, spoken } = context
  const plan = PlanOutputSchema.safeParse((await context.outputs('plan'))[0])
  if (!plan.success) throw incomplete(plan.error)
  const { source, parts } = plan.data
  const speaker = speakerFor(model, input.voice)
  const texts = [...new Set(parts.flatMap(({ lines }) => lines))]
  const keys = await Promise.all(texts.map((text) => pieceKey(text, speaker, input)))
  const found = await spoken.find(keys)
  const pieces = new Map<string, SpokenPiece>()
  for (const [index, text] of texts.entries()) {
    const piece = found.get(keys[index] ?? '')
    if (!piece) throw incomplete()
    pieces.set(text, piece)
  }
  const rate = oneRate([...pieces.values()])
  const line = (text: string, isLast: boolean): NarrationLine => {
    const piece = pieces.get(text)
    if (!piece) throw incomplete()
    const pause = Math.round(rate * pauseAfter(isLast))
    return { text, piece: piece.id, samples: piece.samples, pause }
  }
  const content: Narration = {
    source: { ...source, title: clip(source.title, 200) },
    voice: input.voice,
    speed: input.speed,
    model: { name: speaker.name, offline: speaker.name === OFFLINE_MODEL },
    rate,
    parts: parts.map(({ id, title, lines }) => ({
      id,
      title,
      lines: lines.map((text, index) => line(text, index === lines.length - 1)),
    })),
  }
  const all = content.parts.flatMap(({ lines }) => lines)
  const seconds = all.reduce((sum, { samples, pause }) => sum + samples + pause, 0) / rate
  const result = {
    seconds: Math.round(seconds * 10) / 10,
    lines: all.length,
    spokenBefore: plan.data.known,
    spokenNow: plan.data.lines - plan.data.known,
  }
  return { output: result, finish: { document: { type: 'narration', title: source.title, content }, result } }
}

function oneRate(pieces: SpokenPiece[]): number {
  const [rate, ...others] = new Set(pieces.map((piece) => piece.rate))
  if (rate === undefined) throw incomplete()
  if (others.length > 0) {
    const message =
      'The model server speaks in another quality than it did before. Choose another speed or voice to have all of it spoken anew.'
    throw new FatalError('speech_mixed', message)
  }
  return rate
}

function incomplete(cause?: unknown): FatalError {
  return new FatalError('result_invalid', 'The parts of this narration do not fit together.', { cause })
}
