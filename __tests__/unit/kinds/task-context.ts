import type { ReadDocument, TaskContext } from '@shared/engine/kind.ts'
import { type TalkTrackInput, TalkTrackInputSchema } from '@shared/kinds/talk_track/schema.ts'
import type { StructuredRequest } from '@shared/model/model.ts'
import type { z } from 'zod'
import { deaf, noSound } from './no-sound.ts'

export const DECK_ID = '5f0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'

interface Given {
  input?: Partial<TalkTrackInput>
  document?: Partial<ReadDocument>
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  reply?: (request: StructuredRequest<z.ZodType>) => unknown
}

/** What a talk track handler is given, without an engine around it. */
export function talkTrackContext({
  input,
  document,
  outputs,
  taskInput,
  reply,
}: Given): TaskContext<TalkTrackInput> {
  return {
    input: TalkTrackInputSchema.parse({ deckId: DECK_ID, ...input }),
    task: { stage: 'any', position: 0, input: taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'test-model',
      offline: false,
      ...deaf,
      structured: async (request) => {
        const value = request.schema.parse(reply?.(request)) as never
        const problems = request.check?.(value) ?? []
        if (problems.length > 0) throw new Error(problems.join(' '))
        return value
      },
    },
    document: async (id) => ({ id, type: 'deck', title: 'A deck', revision: 3, content: {}, ...document }),
    media: async () => {
      throw new Error('This kind reads no media')
    },
    ...noSound,
    outputs: async (stage) => outputs?.[stage] ?? [],
  }
}

interface SlideGiven {
  title?: string
  body?: string
  notes?: string
  hidden?: boolean
}

/** The content of a deck document with these slides. */
export function deckOf(slides: SlideGiven[]) {
  const full = slides.map((slide, index) => ({
    id: `s${index + 1}`,
    title: `Slide ${index + 1}`,
    body: '',
    notes: '',
    hidden: false,
    ...slide,
  }))
  return { slides: full, format: 'markdown', warnings: [] }
}
