import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { StoryPictureSchema } from '../documents/picture.ts'
import { CharacterSheetSchema } from '../pictures/character-sheet.ts'
import { documentGone } from './errors.ts'
import type { ClaimedTask } from './job-store.ts'
import { keepFile, written } from './keep-file.ts'
import type { StoryPictures } from './kind.ts'
import { storageAway } from './stored-files.ts'

const FoundSchema = z.array(StoryPictureSchema.extend({ key: z.string() }))
const BegunSchema = z.object({ id: z.string(), path: z.string() }).nullable()

/** The pictures of the stories of a job's own project: whose they are is known by the task. */
export function storyPictures(
  client: SupabaseClient,
  { taskId }: Pick<ClaimedTask, 'taskId'>,
  signal: AbortSignal,
): StoryPictures {
  return {
    async find(keys, again) {
      const { data, error } = await client
        .rpc('find_story_pictures', { task_id: taskId, keys, again })
        .abortSignal(signal)
      if (error) throw storageAway(signal, error)
      return new Map(FoundSchema.parse(data).map(({ key, ...picture }) => [key, picture]))
    },
    // What was paid for is kept even when the job has just been cancelled: nothing here is aborted.
    async keep(documentId, { data, segmentId, ...about }) {
      const picture = { ...about, segment_id: segmentId, bytes: data.length }
      const begin = client.rpc('begin_story_picture', { task_id: taskId, document_id: documentId, picture })
      const begun = await written(begin, BegunSchema)
      if (!begun) throw documentGone()
      await keepFile(client, begun.path, data, about.type)
      const finish = client.rpc('finish_story_picture', { picture_id: begun.id })
      const kept = await written(finish, StoryPictureSchema.nullable())
      if (!kept) throw documentGone()
      return kept
    },
    async findSheet(documentId, key) {
      const { data, error } = await client
        .rpc('find_character_sheet', { task_id: taskId, document_id: documentId, key })
        .abortSignal(signal)
      if (error) throw storageAway(signal, error)
      // One that another version wrote, and this one cannot read, is none.
      const sheet = CharacterSheetSchema.safeParse(data)
      return sheet.success ? sheet.data : null
    },
    async keepSheet(documentId, key, sheet) {
      const keep = client.rpc('keep_character_sheet', {
        task_id: taskId,
        document_id: documentId,
        key,
        sheet,
      })
      const kept = await written(keep, CharacterSheetSchema.nullable())
      if (!kept) throw documentGone()
      return kept
    },
  }
}
