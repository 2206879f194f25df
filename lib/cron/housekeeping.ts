import 'server-only'
import { after } from 'next/server'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { AppError } from '@/lib/http/app-error'
import { kickWorker } from '@/lib/jobs/kick'
import { serviceSupabase } from '@/lib/supabase/service'
import { DueMediaSchema, type Purge, PurgedJobsSchema, type Sweep, SweepSchema } from './schema'

/** A host ends a request that takes minutes; what is left waits for the next call. */
const PURGE_WITHIN_MS = 20_000

/** Takes back what silent workers hold and finds what nobody was told of; kicks the worker when something is due. */
export async function sweep(): Promise<Sweep> {
  const swept = await answer(serviceSupabase().rpc('sweep_jobs'), SweepSchema)
  if (swept.due > 0) after(() => kickWorker({}))
  return swept
}

/** Deletes jobs that ended long ago and has the files removed that nothing names; `more`: call again. */
export async function purge(): Promise<Purge> {
  const supabase = serviceSupabase()
  const until = performance.now() + PURGE_WITHIN_MS
  let purgedJobs = 0
  let more = true
  while (more && performance.now() < until) {
    const batch = await answer(supabase.rpc('purge_jobs'), PurgedJobsSchema)
    purgedJobs += batch.purged
    more = batch.more
  }
  const { paths } = await answer(supabase.rpc('purge_media'), DueMediaSchema)
  const videos = await answer(supabase.rpc('unwanted_videos'), z.array(z.string()))
  if (paths.length > 0 || videos.length > 0) {
    const { error } = await supabase.functions.invoke('media-purge', { method: 'POST' })
    if (error)
      throw new AppError(503, 'unavailable', 'The function media-purge does not answer.', { cause: error })
  }
  return { purgedJobs, dueFiles: paths.length, more }
}
