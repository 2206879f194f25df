import { FatalError, RetryableError } from '../../engine/errors.ts'
import { defineKind, type TaskContext, type TaskResult, type VideoHost } from '../../engine/kind.ts'
import { type VideoUploadInput, VideoUploadInputSchema } from './schema.ts'

/** How often, and how long at a time, one attempt looks whether the video is ready. */
const EVERY_MS = 3_000
const LOOKS = 12
/** Between two such times; a webhook makes it shorter. */
const FIRST_PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 300_000

/** The video of a training, played from where videos are made small for slow lines: handed over, then waited for. */
export const videoUpload = defineKind({
  kind: 'video_upload',
  input: VideoUploadInputSchema,
  stages: { create, wait },
})

async function create({ input, videos }: TaskContext<VideoUploadInput>): Promise<TaskResult> {
  const { assetId } = await hostOf(videos).handOver(input.mediaId)
  return { output: { assetId }, nextTasks: [{ stage: 'wait', position: 0, input: {} }] }
}

async function wait({ input, task, videos, signal }: TaskContext<VideoUploadInput>): Promise<TaskResult> {
  const host = hostOf(videos)
  // The same one, unless it could not be prepared and somebody tries again.
  const { assetId } = await host.handOver(input.mediaId)
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await pause(EVERY_MS, signal)
    const { playbackId } = await host.look(assetId)
    if (playbackId !== null) return { output: { playbackId }, finish: { result: { playbackId } } }
  }
  const retryAfter = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (task.attempt - 1))
  throw new RetryableError('video_preparing', 'Mux still prepares the video; it is looked at again.', {
    retryAfter,
  })
}

function hostOf(videos: VideoHost | null): VideoHost {
  if (videos) return videos
  const message = 'This worker has no keys for Mux. The video plays from storage.'
  throw new FatalError('video_host_missing', message)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
