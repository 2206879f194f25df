import type { Media, NewMedia } from '../../lib/media/schema.ts'
import type { MediaService, UploadProgress } from '../../lib/media/upload-media.ts'
import type { BenchStack } from './stack.ts'
import type { BenchUser } from './user.ts'

export interface Uploader {
  send(
    stack: BenchStack,
    user: BenchUser,
    storageUrl: string,
    file: File,
    onProgress: (progress: UploadProgress) => void,
  ): Promise<Media>
}

/** The product's own uploader. It is written for the bundler, so Node has to be told how its modules are named first. */
export async function loadUploader(): Promise<Uploader> {
  await import('../../chaos/resolve.ts')
  const { uploadMedia } = await import('../../lib/media/upload-media.ts')
  return {
    send: (stack, user, storageUrl, file, onProgress) =>
      uploadMedia(serviceOf(stack, user, storageUrl), file, { projectId: user.projectId, onProgress }).done,
  }
}

function serviceOf(stack: BenchStack, user: BenchUser, storageUrl: string): MediaService {
  async function ask<T>(method: string, path: string, body?: NewMedia): Promise<T> {
    const response = await fetch(`${stack.appUrl}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
  return {
    storage: {
      url: storageUrl,
      publishableKey: stack.publishableKey,
      accessToken: async () => user.token,
    },
    measure: async (_file, type) => ({ type, seconds: null, pixels: null, pages: null }),
    limits: () => ask('GET', '/media/limits'),
    create: (projectId, media) => ask('POST', `/projects/${projectId}/media`, media),
    finish: (id) => ask('POST', `/media/${id}/finish`),
    discard: () => Promise.reject(new Error('What arrived is not what was sent')),
  }
}
