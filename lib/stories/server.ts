import 'server-only'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import type { StoryReads } from './reads'
import { type KeepProgress, type ReadingProgress, ReadingProgressSchema, StoryPicturesSchema } from './schema'

/** Reads of a reader's place and of pictures, as the user of this client. */
export function storyReads(supabase: Supabase): StoryReads {
  return {
    listStoryPictures: (storyId) =>
      answer(supabase.rpc('list_story_pictures', { document_id: storyId }), StoryPicturesSchema),
    getReadingProgress: (storyId) =>
      answer(supabase.rpc('get_reading_progress', { document_id: storyId }), ReadingProgressSchema),
  }
}

/** Keeps what is new of where the user is in a story; answers with all of it. */
export function keepReadingProgress(
  supabase: Supabase,
  storyId: string,
  { segmentId, answers }: KeepProgress,
): Promise<ReadingProgress> {
  const args = {
    document_id: storyId,
    ...(segmentId !== undefined && { segment_id: segmentId }),
    ...(answers && { answers }),
  }
  return answer(supabase.rpc('keep_reading_progress', args), ReadingProgressSchema)
}
