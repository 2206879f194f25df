import { FatalError, RetryableError } from '../../engine/errors.ts'
import type { SpokenPiece, TaskContext, TaskResult } from '../../engine/kind.ts'
import { withCleanEdges } from '../../narration/edges.ts'
import { pieceKey } from '../../narration/piece-key.ts'
import { readWav } from '../../narration/wav.ts'
import { Room } from '../../speech/room.ts'
import type { NarrationInput } from './schema.ts'
import { speakerFor } from './speaker.ts'
import { SpeakTaskSchema, type Spoken } from './tasks.ts'

/** Sound that an isolate may be holding at once: what comes from the model and what goes to Storage. */
const room = new Room(32 * 1024 * 1024)
/** A character is said in about a fifteenth of a second, at most 48,000 times two channels of 16 bits; held about twice. */
const BYTES_A_CHARACTER = 25_600

/** Speaks a few lines side by side. Each is kept as soon as it is bought: the next attempt buys only what is missing. */
export async function speak(context: TaskContext<NarrationInput>): Promise<TaskResult> {
  const { task, input, model, spoken } = context
  const planned = SpeakTaskSchema.safeParse(task.input)
  if (!planned.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: planned.error })
  }
  const speaker = speakerFor(model, input.voice)
  const lines = await Promise.all(
    planned.data.lines.map(async (text) => ({ text, key: await pieceKey(text, speaker, input) })),
  )
  const known = await spoken.find(lines.map(({ key }) => key))
  const missing = lines.filter(({ key }) => !known.has(key))
  const tried = await Promise.allSettled(
    missing.map(async ({ text, key }) => ({ key, piece: await buy(context, text, key) })),
  )
  const failures = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  // What another attempt cannot mend ends the job now, not after the others' attempts.
  if (failures.length > 0) throw failures.find((error) => error instanceof FatalError) ?? failures[0]
  const bought = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const pieces = new Map([...known, ...bought.map(({ key, piece }) => [key, piece] as const)])
  const seconds = [...pieces.values()].reduce((sum, { samples, rate }) => sum + samples / rate, 0)
  const output: Spoken = {
    lines: lines.length,
    bought: bought.length,
    seconds: Math.round(seconds * 10) / 10,
    spoken: lines.flatMap(({ text, key }) => {
      const piece = pieces.get(key)
      return piece ? [{ text, piece: piece.id }] : []
    }),
  }
  return { output }
}

async function buy(
  { model, spoken, signal, input }: TaskContext<NarrationInput>,
  text: string,
  key: string,
): Promise<SpokenPiece> {
  const leave = await room.take((text.length * BYTES_A_CHARACTER) / input.speed, signal)
  try {
    const bytes = await model.speak({ text, voice: input.voice, speed: input.speed })
    const sound = readWav(bytes)
    if (!sound) {
      throw new FatalError('speech_unreadable', 'The model server does not send its speech as a WAV file.')
    }
    const clean = withCleanEdges(sound)
    if (clean.samples.length === 0) {
      throw new RetryableError('model_reply_empty', 'The model server sent a recording with nothing in it.')
    }
    return await spoken.keep(key, clean)
  } finally {
    leave()
  }
}
