import type { ReadingProgress, StoryPictures } from './schema'

/** How a reader's place and the pictures of a story are read: by `/api` in the browser, by the database's functions on the server. */
export interface StoryReads {
  listStoryPictures(storyId: string, signal?: AbortSignal): Promise<StoryPictures>
  getReadingProgress(storyId: string, signal?: AbortSignal): Promise<ReadingProgress>
}
