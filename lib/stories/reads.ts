import type { ReadingProgress } from './schema'

/** How a reader's place is read: by `/api` in the browser, by the database's functions on the server. */
export interface StoryReads {
  getReadingProgress(storyId: string, signal?: AbortSignal): Promise<ReadingProgress>
}
