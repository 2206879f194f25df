import { RetryableError } from '@shared/engine/errors.ts'
import type { ReadDocument, TaskContext } from '@shared/engine/kind.ts'
import type { LectureNotesInput } from '@shared/kinds/lecture_notes/schema.ts'
import type { StructuredRequest } from '@shared/model/model.ts'
import type { z } from 'zod'
import { deaf, noSound } from './no-sound.ts'

export const TRANSCRIPT_ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'

interface Given {
  document?: Partial<ReadDocument>
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  /** The reply to each ask, from how often it was asked before. */
  reply?: (request: StructuredRequest<z.ZodType>, again: number) => unknown
}

/** What a handler of notes is given; the model is asked for a reply again at most twice, as the real one is. */
export function notesContext({ document, outputs, taskInput, reply }: Given) {
  const asked: string[][] = []
  const context: TaskContext<LectureNotesInput> = {
    input: { transcriptId: TRANSCRIPT_ID },
    task: { stage: 'any', position: 0, input: taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'test-model',
      offline: false,
      ...deaf,
      structured: async (request) => {
        for (const again of [0, 1, 2]) {
          const value = request.schema.parse(reply?.(request, again)) as never
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
      title: 'A lecture',
      revision: 1,
      content: {},
      ...document,
    }),
    media: async () => {
      throw new Error('This kind reads no media')
    },
    ...noSound,
    outputs: async (stage) => outputs?.[stage] ?? [],
  }
  return { context, asked }
}

/** The content of a transcript document with these lines, ten seconds each. */
export function transcriptOf(texts: string[], timed = true) {
  const lines = texts.map((text, index) => ({
    start: timed ? index * 10 : null,
    end: timed ? index * 10 + 10 : null,
    speaker: null,
    text,
  }))
  return { language: 'en', format: 'vtt', warnings: [], lines }
}

/** Lines as a task holds them. */
export const pieceLines = (texts: string[], from = 1) =>
  texts.map((text, index) => ({ line: from + index, start: (from + index - 1) * 10, speaker: null, text }))

export const EMPTY = {
  nothing: 'small talk' as string | null,
  title: '',
  summary: '',
  sections: [],
  takeaways: [],
  definitions: [],
  questions: [],
}

/** A reply with one section whose only point is this. */
export const replyOf = (text: string, lines: number[], rest: Record<string, unknown> = {}) => ({
  ...EMPTY,
  nothing: null,
  title: 'A part',
  summary: text,
  sections: [{ heading: 'A topic', points: [{ text, lines }] }],
  takeaways: [{ text, lines }],
  ...rest,
})
