import type { Media, MediaLimits } from './schema'

/** How media are read: by `/api` in the browser, by REST on the server. */
export interface MediaReads {
  listMedia(projectId: string, signal?: AbortSignal): Promise<Media[]>
  mediaLimits(signal?: AbortSignal): Promise<MediaLimits>
}
