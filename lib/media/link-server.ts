import 'server-only'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { publicConfig } from '@/lib/env/server'
import { AppError } from '@/lib/http/app-error'
import type { Supabase } from '@/lib/supabase/server'
import { streamLink } from '@/lib/video/stream-link'
import type { MediaLink } from './pieces-schema'

/** As long as somebody listens without moving on; the player asks for another one when it is refused. */
const LINK_SECONDS = 3600

const RowSchema = z.object({
  path: z.string(),
  status: z.string(),
  media_videos: z.object({ playback_id: z.string().nullable() }).nullable(),
})

/** Links to play a file, for its owner alone and only when it has arrived. Storage's policies are asked, too. */
export async function mediaLink(supabase: Supabase, id: string): Promise<MediaLink> {
  const columns = 'path, status, media_videos(playback_id)'
  const row = supabase.from('media').select(columns).eq('id', id).maybeSingle()
  const media = await answer(row, RowSchema.nullable())
  if (!media) throw new AppError(404, 'not_found', 'This file does not exist.')
  if (media.status !== 'ready')
    throw new AppError(409, 'wrong_state', 'This file has not arrived whole yet, so it cannot be played.')
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000)
  const { data, error } = await supabase.storage.from('media').createSignedUrl(media.path, LINK_SECONDS)
  if (error) {
    const message = 'Storage gives no link at the moment. Try again shortly.'
    throw new AppError(503, 'unavailable', message, { cause: error, retryAfter: 5 })
  }
  const playbackId = media.media_videos?.playback_id ?? null
  return {
    url: asBrowsersSeeIt(data.signedUrl),
    stream: playbackId === null ? null : streamLink(playbackId, expiresAt),
    expiresAt: expiresAt.toISOString(),
  }
}

/** The server may know Storage by another address than browsers do. */
function asBrowsersSeeIt(url: string): string {
  const { pathname, search } = new URL(url)
  return new URL(`${pathname}${search}`, publicConfig().supabaseUrl).href
}
