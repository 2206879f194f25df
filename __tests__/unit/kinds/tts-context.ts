import type { ReadDocument, SpokenPiece, TaskContext } from '@shared/engine/kind.ts'
import type { NarrationInput } from '@shared/kinds/tts_generation/schema.ts'
import type { Speaker, SpeakRequest } from '@shared/model/model.ts'
import type { Sound } from '@shared/narration/wav.ts'
import { hum } from '../../support/scripted-speech.ts'
import { deaf, noSound } from './no-sound.ts'

export const SOURCE_ID = '6a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
export const SPEAKER: Speaker = { name: 'speaks', server: 'http://here', voices: ['alloy', 'cedar'] }

/** What was spoken before, as the database keeps it. */
export class Pieces {
  readonly kept = new Map<string, SpokenPiece & { sound: Sound }>()

  async find(keys: string[]) {
    return new Map(
      keys.flatMap((key) => (this.kept.has(key) ? [[key, this.kept.get(key) as SpokenPiece]] : [])),
    )
  }

  async keep(key: string, sound: Sound) {
    const piece = { id: crypto.randomUUID(), rate: sound.rate, samples: sound.samples.length, sound }
    this.kept.set(key, piece)
    return piece
  }
}

interface Given {
  input?: Partial<NarrationInput>
  document?: Partial<ReadDocument>
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  pieces?: Pieces
  speaksWith?: Speaker | null
  speak?: (request: SpeakRequest) => Promise<Uint8Array>
}

/** What a handler of narrations is given, without an engine around it, and what it had spoken. */
export function ttsContext(given: Given) {
  const said: string[] = []
  const context: TaskContext<NarrationInput> = {
    input: { documentId: SOURCE_ID, voice: 'cedar', speed: 1, ...given.input },
    task: { stage: 'any', position: 0, input: given.taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'writes',
      offline: false,
      ...deaf,
      structured: async () => {
        throw new Error('This kind writes nothing')
      },
      speaksWith: given.speaksWith === undefined ? SPEAKER : given.speaksWith,
      speak: async (request) => {
        said.push(request.text)
        return given.speak ? given.speak(request) : hum(request.text)
      },
    },
    document: async (id) => ({
      id,
      type: 'talk_track',
      title: 'A talk',
      revision: 3,
      content: talkOf(['Hello there. This is one.', 'This is two.']),
      ...given.document,
    }),
    media: async () => {
      throw new Error('This kind reads no media')
    },
    ...noSound,
    spoken: given.pieces ?? new Pieces(),
    outputs: async (stage) => given.outputs?.[stage] ?? [],
  }
  return { context, said }
}

/** The content of a talk track with these scripts. */
export function talkOf(scripts: string[]) {
  return {
    deckId: crypto.randomUUID(),
    deckTitle: 'A deck',
    tone: 'conversational',
    audience: 'Everyone',
    wordsPerMinute: 140,
    model: { name: 'scripted', offline: false },
    scripts: scripts.map((script, index) => ({
      slideId: `s${index + 1}`,
      title: `Slide ${index + 1}`,
      script,
      deliveryNotes: 'Slowly.',
      seconds: 5,
    })),
  }
}
