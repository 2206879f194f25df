import type { Outline } from '@shared/documents/outline.ts'
import { FatalError, RetryableError } from '@shared/engine/errors.ts'
import type { ReadDocument, TaskContext } from '@shared/engine/kind.ts'
import type { StructuredRequest } from '@shared/model/model.ts'
import type { z } from 'zod'
import { deaf, noSound } from './no-sound.ts'

export const OUTLINE_ID = '0c6f2f1e-54f1-4b51-8f3a-0b1f6a1f0001'
export const TALK_ID = '0c6f2f1e-54f1-4b51-8f3a-0b1f6a1f0002'
export const DECK_ID = '0c6f2f1e-54f1-4b51-8f3a-0b1f6a1f0003'

export interface Asked {
  name: string
  instructions: string
  material: string
}

interface Given<Input> {
  input: Input
  documents?: Pick<ReadDocument, 'id' | 'type' | 'title' | 'content'>[]
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  reply?: (asked: Asked) => unknown
}

/** What a handler of the deck kinds is given, without an engine around it. */
export function deckContext<Input>(given: Given<Input>): TaskContext<Input> {
  return {
    input: given.input,
    task: { stage: 'any', position: 0, input: given.taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      name: 'test-model',
      offline: false,
      ...deaf,
      structured: async (request: StructuredRequest<z.ZodType>) => {
        const value = request.schema.parse(given.reply?.(request)) as never
        const problems = request.check?.(value) ?? []
        if (problems.length > 0) throw new RetryableError('model_reply_broke_rules', problems.join(' '))
        return value
      },
    },
    document: async (id) => {
      const found = given.documents?.find((document) => document.id === id)
      if (!found) throw new FatalError('document_not_found', 'It is not there.')
      return { revision: 1, ...found }
    },
    media: async () => {
      throw new Error('This kind reads no media')
    },
    ...noSound,
    outputs: async (stage) => given.outputs?.[stage] ?? [],
  }
}

/** A transcript of so many lines. */
export function talk(lines: number, text = (number: number) => `Line ${number} is about thing${number}.`) {
  const all = Array.from({ length: lines }, (_, index) => ({
    start: null,
    end: null,
    speaker: 'Ana',
    text: text(index + 1),
  }))
  return {
    id: TALK_ID,
    type: 'transcript' as const,
    title: 'A talk',
    content: { language: null, lines: all, format: 'text', warnings: [] },
  }
}

/** An outline with sections of so many slides; each rests on ten lines of the talk. */
export function outline(slides: number[], change: Partial<Outline> = {}) {
  const content: Outline = {
    topic: 'Bread',
    audience: 'Beginners',
    goal: 'They bake',
    tone: 'professional',
    slidesAskedFor: 20,
    sources: [{ documentId: TALK_ID, type: 'transcript', title: 'A talk' }],
    sections: slides.map((count, index) => ({
      id: `section-${index + 1}`,
      title: `Section ${index + 1}`,
      about: `What section ${index + 1} says.`,
      slides: count,
      rests: [{ documentId: TALK_ID, from: index * 10 + 1, to: index * 10 + 10 }],
    })),
    model: { name: 'test-model', offline: false },
    ...change,
  }
  return { id: OUTLINE_ID, type: 'outline' as const, title: 'All about bread', content }
}

const WORDS = 'flour water salt yeast oven crust crumb dough bowl scale timer stone steam knife board'.split(
  ' ',
)

/** Slides that are right: as many as asked, each with words of its own. */
export function slidesFor(numbers: number[], sources: unknown[] = []) {
  return numbers.map((slide) => ({
    slide,
    title: `Point ${slide}`,
    body: `- ${WORDS[slide % WORDS.length]} ${slide}\n- number${slide} in words${slide * 7}`,
    notes: `Remember ${slide}.`,
    sources,
  }))
}
