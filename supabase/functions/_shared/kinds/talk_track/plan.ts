import { DeckSchema, type Slide } from '../../documents/deck.ts'
import { FatalError } from '../../engine/errors.ts'
import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { clip, oneLine } from '../../text/clip.ts'
import type { TalkTrackInput } from './schema.ts'
import {
  type MaterialSlide,
  type Neighbour,
  type PlanOutput,
  SLIDES_PER_TASK,
  type WriteTask,
} from './tasks.ts'

/** A task's input is stored and sent to the model: at most 256 kB in the database, whatever the script. */
const MAX_BODY = 2_800
const MAX_NOTES = 2_400
const MAX_OUTLINE_TITLE = 80
const MAX_NEIGHBOUR_BODY = 300

/** Reads the deck once and cuts it into tasks that need nothing more. */
export async function plan(context: TaskContext<TalkTrackInput>): Promise<TaskResult> {
  const document = await context.document(context.input.deckId)
  const deck = DeckSchema.safeParse(document.content)
  if (document.type !== 'deck' || !deck.success) {
    throw new FatalError(
      'document_unreadable',
      'The document that was chosen is not a deck that can be read.',
    )
  }
  const visible = deck.data.slides.filter((slide) => !slide.hidden)
  if (visible.length === 0) {
    throw new FatalError('deck_without_slides', 'All slides of this deck are hidden. Show at least one.')
  }
  const output: PlanOutput = {
    deckTitle: document.title,
    deckRevision: document.revision,
    slides: visible.map(({ id, title }) => ({ id, title })),
    hiddenSlides: deck.data.slides.length - visible.length,
  }
  return {
    output,
    nextTasks: [...writeTasks(document.title, visible), { stage: 'save', position: 0, input: {} }],
  }
}

function writeTasks(deckTitle: string, slides: Slide[]): NextTask[] {
  const outline = slides.map(
    (slide, index) => `${index + 1}. ${clip(oneLine(nameOf(slide)), MAX_OUTLINE_TITLE)}`,
  )
  const tasks: NextTask[] = []
  for (let first = 0; first < slides.length; first += SLIDES_PER_TASK) {
    const own = slides.slice(first, first + SLIDES_PER_TASK)
    const input: WriteTask = {
      deckTitle,
      total: slides.length,
      outline,
      before: neighbour(slides, first - 1),
      slides: own.map((slide, index) => material(slide, first + index + 1)),
      after: neighbour(slides, first + own.length),
    }
    tasks.push({ stage: 'write', position: tasks.length, input })
  }
  return tasks
}

function material(slide: Slide, number: number): MaterialSlide {
  const { id, title, body, notes } = slide
  return { id, number, title: oneLine(title), body: clip(body, MAX_BODY), notes: clip(notes, MAX_NOTES) }
}

function neighbour(slides: Slide[], index: number): Neighbour | null {
  const slide = slides[index]
  if (!slide) return null
  return {
    number: index + 1,
    title: clip(oneLine(slide.title), 200),
    body: clip(slide.body, MAX_NEIGHBOUR_BODY),
  }
}

/** What the outline calls a slide: its title, else how its text begins. */
function nameOf({ title, body }: Slide): string {
  return title.trim() || body.trim() || '(no text)'
}
