import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { FatalError, RetryableError } from '../engine/errors.ts'
import type { ClaimedTask } from '../engine/job-store.ts'
import type { HostedVideo, VideoHost } from '../engine/kind.ts'
import { fileGone, storageAway } from '../engine/stored-files.ts'
import { type Mux, POLICY } from './mux.ts'

/** Mux fetches at once; a queue there may make it later. */
const LINK_SECONDS = 6 * 3600

const MediaRow = z.object({ path: z.string() })
const VideoRow = z.object({ asset_id: z.string(), playback_id: z.string().nullable() })

/** Mux for the recordings of one task's owner. The worker's key sees all rows, so the owner is part of each question. */
export function createVideoHost(
  client: SupabaseClient,
  mux: Mux,
  task: Pick<ClaimedTask, 'jobId' | 'userId' | 'projectId' | 'attempt'>,
  signal: AbortSignal,
): VideoHost {
  async function known(mediaId: string): Promise<HostedVideo | null> {
    const { data, error } = await client
      .from('media_videos')
      .select('asset_id, playback_id')
      .match({ media_id: mediaId, user_id: task.userId })
      .abortSignal(signal)
      .maybeSingle()
    if (error) throw storageAway(signal, error)
    if (!data) return null
    const row = VideoRow.parse(data)
    return { assetId: row.asset_id, playbackId: row.playback_id }
  }

  async function rpc(name: string, args: Record<string, unknown>): Promise<unknown> {
    const { data, error } = await client.rpc(name, args).abortSignal(signal)
    if (!error) return data
    signal.throwIfAborted()
    throw new RetryableError('database_unavailable', 'The database did not answer; the task is tried again.')
  }

  return {
    async handOver(mediaId) {
      const before = await known(mediaId)
      if (before) return before
      const passthrough = `offstage:${mediaId}`
      const keep = (assetId: string) =>
        rpc('keep_video', { job_id: task.jobId, media_id: mediaId, asset_id: assetId })
      // An attempt that was not heard of any more may have got as far as Mux.
      const [earlier] = task.attempt > 1 ? await mux.made(passthrough, signal) : []
      const asset =
        earlier ?? (await mux.create(await linkTo(client, task, mediaId, signal), passthrough, signal))
      const kept = await keep(asset.id)
      // And a request whose answer is lost may be sent again on its way: what is not kept is to be deleted.
      for (const { id } of await mux.made(passthrough, signal)) if (id !== asset.id) await keep(id)
      if (kept === true) return { assetId: asset.id, playbackId: null }
      const other = await known(mediaId)
      if (other) return other
      throw new FatalError(
        'video_not_wanted',
        'The training of this video was deleted, so it was not kept at Mux.',
      )
    },

    async look(assetId) {
      const asset = await mux.asset(assetId, signal)
      const playbackId = asset?.playback_ids.find(({ policy }) => policy === POLICY)?.id
      if (asset?.status === 'preparing') return { assetId, playbackId: null }
      if (asset?.status === 'ready' && playbackId) {
        if ((await rpc('finish_video', { asset_id: assetId, playback_id: playbackId })) === true)
          return { assetId, playbackId }
        throw new FatalError(
          'video_not_wanted',
          'The training of this video was deleted, and the video with it.',
        )
      }
      await rpc('drop_video', { asset_id: assetId })
      const message = asset
        ? 'Mux could not prepare this video: it could not fetch it, or cannot read what is in it. It plays from storage.'
        : 'The video is no longer at Mux. It plays from storage.'
      throw new FatalError('video_rejected', message)
    },
  }
}

/** A link by which Mux fetches the original; it ends by itself, and is in no row and no log. */
async function linkTo(
  client: SupabaseClient,
  task: Pick<ClaimedTask, 'userId' | 'projectId'>,
  mediaId: string,
  signal: AbortSignal,
): Promise<string> {
  const { data, error } = await client
    .from('media')
    .select('path')
    .match({ id: mediaId, user_id: task.userId, project_id: task.projectId, status: 'ready' })
    .abortSignal(signal)
    .maybeSingle()
  if (error) throw storageAway(signal, error)
  if (!data) throw fileGone()
  const link = await client.storage.from('media').createSignedUrl(MediaRow.parse(data).path, LINK_SECONDS)
  if (link.error) throw storageAway(signal, undefined)
  return link.data.signedUrl
}
