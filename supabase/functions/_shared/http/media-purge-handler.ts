import { z } from 'zod'
import { createLog, type Log, traceOf } from '../engine/log.ts'
import type { Mux } from '../video/mux.ts'
import { purgeVideos } from '../video/purge.ts'
import { json, problem } from './problem.ts'
import { isSecretKey } from './secrets.ts'
import type { Service } from './service-client.ts'

const PurgedSchema = z.object({ expired: z.number(), paths: z.array(z.string()), more: z.boolean() })

/** Removes the objects that no media name any more; SQL says which. Returns how many are gone. */
async function purge({ client }: Service): Promise<number> {
  let removed = 0
  for (let more = true; more; ) {
    const asked = await client.rpc('purge_media')
    if (asked.error) throw new Error('The database did not say what has to go.', { cause: asked.error })
    const { paths, more: hasMore } = PurgedSchema.parse(asked.data)
    if (paths.length > 0) {
      const { data, error } = await client.storage.from('media').remove(paths)
      if (error) throw new Error('Storage did not remove them.', { cause: error })
      removed += data.length
      // What is refused would be named again, for ever; the next tick of the clock tries it again.
      if (data.length < paths.length) return removed
    }
    more = hasMore
  }
  return removed
}

/** Answers the clock: the secret key, POST only; 202 at once, the work goes on behind it. */
export function createMediaPurgeHandler(
  service: Service,
  keepAlive: (promise: Promise<unknown>) => void,
  mux: Mux | null,
  log: Log = createLog({ source: 'media-purge' }),
) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return problem('method_not_allowed', { headers: { allow: 'POST' } })
    if (!(await isSecretKey(request.headers.get('apikey'), service.secretKeys)))
      return problem('not_authenticated')
    // What one of them cannot do now does not keep the other.
    const works = { media: purge(service), videos: purgeVideos(service.client, mux) }
    for (const [what, work] of Object.entries(works))
      keepAlive(
        work.then(
          (removed) => log(`${what}_purged`, { removed }),
          (error: unknown) => log(`${what}_purge_failed`, { ...traceOf(error) }),
        ),
      )
    return json(202, { accepted: true })
  }
}
