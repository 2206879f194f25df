import { z } from 'zod'
import type { Story } from '../../documents/story.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip } from '../../text/clip.ts'
import { questionInstructions, questionMaterial } from './prompts.ts'
import { checkQuestions, QuestionsReplySchema, toQuestions } from './question-rules.ts'
import type { StoryInput } from './schema.ts'
import { PlanOutputSchema, WriteOutputSchema } from './tasks.ts'

/** Asks for three questions about the whole text and writes the story. */
export async function questions(context: TaskContext<StoryInput>): Promise<TaskResult> {
  const { input, model } = context
  const [plan] = read(PlanOutputSchema, await context.outputs('plan'))
  const written = read(WriteOutputSchema, await context.outputs('write'))
  if (!plan || written.length !== plan.happens.length) throw incomplete()
  const segments = written.map(({ segment }) => segment)
  const reply = await model.structured({
    name: 'story_questions',
    schema: QuestionsReplySchema,
    instructions: questionInstructions(input),
    material: questionMaterial(plan.title, segments),
    check: (candidate) => checkQuestions(candidate, segments, input),
  })
  const writers = [plan.model, ...written.map((part) => part.model), model]
  const content: Story = {
    topic: input.topic,
    instructions: input.instructions,
    language: input.language,
    translationLanguage: input.translationLanguage,
    level: input.level,
    length: input.length,
    titleTranslation: clip(plan.titleTranslation, 200),
    characters: plan.characters.map(({ name, look }) => ({ name, look })),
    segments,
    questions: toQuestions(reply, segments),
    model: {
      name: clip([...new Set(writers.map(({ name }) => name))].join(' + '), 200),
      offline: writers.some(({ offline }) => offline),
    },
  }
  const result = { segments: segments.length, questions: content.questions.length }
  const document = { type: 'story' as const, title: clip(plan.title, 200), content }
  return { output: result, finish: { document, result } }
}

function read<Schema extends z.ZodType>(schema: Schema, outputs: unknown[]): z.infer<Schema>[] {
  const parsed = z.array(schema).safeParse(outputs)
  if (!parsed.success) throw incomplete(parsed.error)
  return parsed.data
}

function incomplete(cause?: unknown): FatalError {
  return new FatalError('result_invalid', 'The parts of this story do not fit together.', { cause })
}
