import { RetryableError } from '@shared/engine/errors.ts'
import type { ReadDocument, TaskContext } from '@shared/engine/kind.ts'
import { type JourneyInput, JourneyInputSchema } from '@shared/kinds/journey_from_transcript/schema.ts'
import type { StructuredRequest } from '@shared/model/model.ts'
import type { z } from 'zod'
import { deaf, noSound } from './no-sound.ts'

export const TRANSCRIPT_ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
export const OTHER_ID = '8b0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a12'

interface Given {
  input?: Partial<JourneyInput>
  documents?: Record<string, Partial<ReadDocument>>
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  /** One reply an ask; the last is repeated. */
  replies?: unknown[]
  onAsk?: (request: StructuredRequest<z.ZodType>) => void
}

/** What a journey handler is given; the model is asked for a reply again at most twice, as the real one is. */
export function journeyContext({ input, documents, outputs, taskInput, replies = [], onAsk }: Given) {
  const asked: string[][] = []
  const context: TaskContext<JourneyInput> = {
    input: JourneyInputSchema.parse({ transcriptIds: [TRANSCRIPT_ID], ...input }),
    task: { stage: 'any', position: 0, input: taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'test-model',
      offline: false,
      ...deaf,
      structured: async (request) => {
        onAsk?.(request)
        for (const again of [0, 1, 2]) {
          const value = request.schema.parse(replies[Math.min(again, replies.length - 1)]) as never
          const problems = request.check?.(value) ?? []
          asked.push(problems)
          if (problems.length === 0) return value
        }
        throw new RetryableError('model_reply_broke_rules', 'It broke the rules.')
      },
    },
    document: async (id) => ({
      id,
      type: 'transcript',
      title: 'An interview',
      revision: 1,
      content: {},
      ...documents?.[id],
    }),
    media: async () => {
      throw new Error('This kind reads no media')
    },
    ...noSound,
    outputs: async (stage) => outputs?.[stage] ?? [],
  }
  return { context, asked }
}

/** The content of a transcript document with these lines, each "Speaker: text". */
export function transcriptOf(lines: string[]) {
  return {
    language: 'en',
    format: 'text',
    warnings: [],
    lines: lines.map((line) => {
      const [speaker, text] = line.includes(': ') ? line.split(': ', 2) : [null, line]
      return { start: null, end: null, speaker, text }
    }),
  }
}

/** Lines as a task holds them. */
export const material = (lines: string[], from = 1) =>
  transcriptOf(lines).lines.map(({ speaker, text }, index) => ({ line: from + index, speaker, text }))

export const entry = (
  row: string,
  text: string,
  lines: number[],
  quote: string,
  score: number | null = null,
) => ({
  row,
  text,
  score,
  lines,
  quote,
})
