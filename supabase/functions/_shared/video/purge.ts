import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import type { Mux } from './mux.ts'

const WITHIN_MS = 60_000

/** Deletes at Mux what nobody needs any more; returns how many. What fails is tried again at the next tick of the clock. */
export async function purgeVideos(client: SupabaseClient, mux: Mux | null): Promise<number> {
  if (!mux) return 0
  const asked = await client.rpc('unwanted_videos')
  if (asked.error)
    throw new Error('The database did not say which videos have to go.', { cause: asked.error })
  const assets = z.array(z.string()).parse(asked.data)
  const within = AbortSignal.timeout(WITHIN_MS)
  let gone = 0
  for (const id of assets) {
    await mux.remove(id, within)
    const { error } = await client.rpc('forget_videos', { asset_ids: [id] })
    if (error) throw new Error('The database did not forget a video that is gone.', { cause: error })
    gone += 1
  }
  return gone
}
