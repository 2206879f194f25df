import { type Story, StorySchema, type StorySegment } from '../../documents/story.ts'
import { FatalError } from '../../engine/errors.ts'
import type { NextTask, ReadDocument, TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { type CharacterSheet, sheetKey } from '../../pictures/character-sheet.ts'
import { pictureKey } from '../../pictures/picture-key.ts'
import { artistFor } from './artist.ts'
import { sheetInstructions, sheetMaterial } from './prompts.ts'
import { checkSheet, SheetReplySchema, toSheet } from './rules.ts'
import type { ImageInput } from './schema.ts'
import type { DescribeTask, PlanOutput, Sketch } from './tasks.ts'

/** Described by one call. */
const SKETCHES_A_TASK = 8
/** Of a whole story, with its translation and its sketches: some sixty pages. */
const MAX_CHARACTERS = 120_000

/** Reads the story once, refuses what is too long before anything is bought, and plans the pictures that are not there. */
export async function plan(context: TaskContext<ImageInput>): Promise<TaskResult> {
  const { input, model, document, pictures } = context
  const artist = artistFor(model)
  const story = readStory(await document(input.documentId))
  const segments = chosen(story, input.segmentIds)
  const size = sheetMaterial(story).length
  if (size > MAX_CHARACTERS) {
    const has = size.toLocaleString('en')
    const message = `This story has ${has} characters with what its pictures show; at most ${MAX_CHARACTERS.toLocaleString('en')} can be drawn.`
    throw new FatalError('story_too_long_to_draw', message)
  }
  const sheet = await sheetOf(context, story)
  const sketches = await Promise.all(
    segments.map(async ({ segment, place }): Promise<Sketch> => {
      const { id, text, translation, imagePrompt } = segment
      const key = await pictureKey(input.documentId, segment, sheet, input.style, artist)
      return { segmentId: id, place, key, text, translation, imagePrompt }
    }),
  )
  const known = await pictures.find(
    sketches.map(({ key }) => key),
    input.again,
  )
  const missing = sketches.filter(({ key }) => !known.has(key))
  const output: PlanOutput = { sheet, pictures: sketches.length, known: sketches.length - missing.length }
  return {
    output,
    nextTasks: [
      ...describeTasks(missing, { sheet, language: story.translationLanguage }),
      { stage: 'save', position: 0, input: {} },
    ],
  }
}

function readStory({ type, content }: ReadDocument): Story {
  const story = StorySchema.safeParse(content)
  if (type === 'story' && story.success) return story.data
  throw new FatalError('document_unreadable', 'The document that was chosen is not a story that can be read.')
}

function chosen({ segments }: Story, ids: string[] | undefined): { segment: StorySegment; place: number }[] {
  const placed = segments.map((segment, place) => ({ segment, place }))
  const wanted = ids ? placed.filter(({ segment }) => ids.includes(segment.id)) : placed
  if (wanted.length > 0) return wanted
  throw new FatalError('segment_not_found', 'This part of the story is no longer there.')
}

/** How the story looks: described once, and kept with the story before anything rests on it. */
async function sheetOf(
  { input, model, pictures }: TaskContext<ImageInput>,
  story: Story,
): Promise<CharacterSheet> {
  const key = await sheetKey(story, model.name)
  const known = await pictures.findSheet(input.documentId, key)
  if (known) return known
  const reply = await askByRules(model, {
    name: 'character_sheet',
    schema: SheetReplySchema,
    instructions: sheetInstructions(),
    material: sheetMaterial(story),
    check: checkSheet,
  })
  return pictures.keepSheet(input.documentId, key, toSheet(reply))
}

function describeTasks(sketches: Sketch[], common: Omit<DescribeTask, 'sketches'>): NextTask[] {
  const tasks: NextTask[] = []
  for (let first = 0; first < sketches.length; first += SKETCHES_A_TASK) {
    const task: DescribeTask = { ...common, sketches: sketches.slice(first, first + SKETCHES_A_TASK) }
    tasks.push({ stage: 'describe', position: tasks.length, input: task })
  }
  return tasks
}
