import type { StoryPicture } from '@shared/documents/picture.ts'
import type { DrawnPicture, ReadDocument, StoryPictures, TaskContext } from '@shared/engine/kind.ts'
import { type ImageInput, ImageInputSchema } from '@shared/kinds/image_generation/schema.ts'
import type { Artist, StructuredRequest } from '@shared/model/model.ts'
import type { CharacterSheet } from '@shared/pictures/character-sheet.ts'
import { pictureReply } from '../../support/picture-replies.ts'
import { drawn } from '../../support/scripted-drawing.ts'
import { japaneseStory } from '../../support/stories.ts'
import { deaf, noSound } from './no-sound.ts'

export const STORY_ID = '6a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
export const JOB_ID = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
export const ARTIST: Artist = { name: 'draws', server: 'http://here', size: '192x128' }

/** What was drawn before, as the database keeps it. */
export class Gallery implements StoryPictures {
  readonly kept = new Map<string, StoryPicture>()
  readonly sheets = new Map<string, CharacterSheet>()

  async find(keys: string[], again: boolean) {
    const found = keys.flatMap((key) => {
      const picture = this.kept.get(key)
      return picture && (!again || picture.jobId === JOB_ID) ? [[key, picture] as const] : []
    })
    return new Map(found)
  }

  async keep(_documentId: string, { data, key, ...about }: DrawnPicture) {
    const picture = { ...about, id: crypto.randomUUID(), bytes: data.length, jobId: JOB_ID }
    this.kept.set(key, picture)
    return picture
  }

  async findSheet(_documentId: string, key: string) {
    return this.sheets.get(key) ?? null
  }

  async keepSheet(_documentId: string, key: string, sheet: CharacterSheet) {
    this.sheets.set(key, this.sheets.get(key) ?? sheet)
    return this.sheets.get(key) ?? sheet
  }
}

interface Given {
  input?: Partial<ImageInput>
  document?: Partial<ReadDocument>
  outputs?: Record<string, unknown[]>
  taskInput?: unknown
  gallery?: Gallery
  drawsWith?: Artist | null
  draw?: (prompt: string) => Promise<Uint8Array<ArrayBuffer>>
  reply?: (name: string, material: string) => unknown
}

/** What a handler of pictures is given, without an engine around it, and what it bought. */
export function imageContext(given: Given = {}) {
  const prompts: string[] = []
  const asked: StructuredRequest<never>[] = []
  const reply = given.reply ?? pictureReply
  const context: TaskContext<ImageInput> = {
    ...noSound,
    input: ImageInputSchema.parse({ documentId: STORY_ID, ...given.input }),
    task: { stage: 'any', position: 0, input: given.taskInput ?? {}, attempt: 1 },
    signal: new AbortController().signal,
    model: {
      ...deaf,
      name: 'writes',
      offline: false,
      structured: async (request) => {
        asked.push(request as never)
        const answer = request.schema.parse(reply(request.name, request.material))
        const problems = request.check?.(answer) ?? []
        if (problems.length > 0) {
          throw Object.assign(new Error(problems.join(' ')), { code: 'model_reply_broke_rules' })
        }
        return answer
      },
      drawsWith: given.drawsWith === undefined ? ARTIST : given.drawsWith,
      draw: async ({ prompt }) => {
        prompts.push(prompt)
        return given.draw ? given.draw(prompt) : drawn(prompts.length)
      },
    },
    document: async (id) => ({
      id,
      type: 'story',
      title: '町のパン',
      revision: 1,
      content: japaneseStory,
      ...given.document,
    }),
    media: async () => {
      throw new Error('This kind reads no media')
    },
    pictures: given.gallery ?? new Gallery(),
    outputs: async (stage) => given.outputs?.[stage] ?? [],
  }
  return { context, prompts, asked }
}
