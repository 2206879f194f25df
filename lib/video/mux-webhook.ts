import 'server-only'
import { after } from 'next/server'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import { serverEnv } from '@/lib/env/server'
import { AppError } from '@/lib/http/app-error'
import { parse } from '@/lib/http/parse'
import { parseJson } from '@/lib/http/parse-json'
import { readJsonText } from '@/lib/http/read-body'
import { kickWorker } from '@/lib/jobs/kick'
import { log } from '@/lib/log'
import { serviceSupabase } from '@/lib/supabase/service'
import { isFromMux } from './mux-signature'

const MAX_BYTES = 256 * 1024
const EventSchema = z.looseObject({ type: z.string(), data: z.looseObject({ id: z.string().max(255) }) })
/** What a job may wait for; of everything else nothing follows. */
const AWAITED = new Set(['video.asset.ready', 'video.asset.errored', 'video.asset.deleted'])

/**
 * An event of Mux, signed by it. A hint, as a kick is one: it makes the waiting job look now, and looking tells what is true.
 * So one that comes twice, late or never does no harm. Without `MUX_WEBHOOK_SECRET` the address does not exist.
 */
export async function receiveMuxEvent(request: Request): Promise<void> {
  const { MUX_WEBHOOK_SECRET } = serverEnv()
  if (MUX_WEBHOOK_SECRET === undefined)
    throw new AppError(404, 'not_found', 'There is nothing at this address.')
  // Of who does not even say that they are Mux, nothing is read.
  const signature = request.headers.get('mux-signature')
  if (!signature) throw notMux()
  const body = await readJsonText(request, MAX_BYTES)
  if (!(await isFromMux(body, signature, MUX_WEBHOOK_SECRET))) throw notMux()
  const { type, data } = parse(EventSchema, parseJson(body))
  if (!AWAITED.has(type)) return
  const call = serviceSupabase().rpc('hurry_video', { asset_id: data.id })
  const jobId = await answer(call, z.uuid().nullable())
  log('mux_event', { type, job: jobId })
  if (jobId) after(() => kickWorker({ jobId }))
}

const notMux = () =>
  new AppError(401, 'not_authenticated', 'The signature of this webhook is not right, or it is an old one.')
