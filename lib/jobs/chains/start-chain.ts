import 'server-only'
import { kinds } from '@shared/kinds/registry.ts'
import { after } from 'next/server'
import { z } from 'zod'
import { parse } from '@/lib/http/parse'
import { log } from '@/lib/log'
import type { Supabase } from '@/lib/supabase/server'
import { kickWorker } from '../kick'
import { type PartToStart, partsOf } from './recipes'
import type { ChainStarted, StartChain } from './schema'
import { startParts } from './server'

/** Shorter than a job's own: each part has it with its number. */
const IdempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,190}$/, 'Use 1 to 190 visible ASCII characters.')
  .nullable()

/** Starts all jobs of a chain in one round trip, and the kick once the answer is on its way. */
export async function startChain(
  request: Request,
  supabase: Supabase,
  { chain: name, projectId, input }: StartChain,
): Promise<ChainStarted> {
  const key = parse(IdempotencyKeySchema, request.headers.get('idempotency-key'), ['Idempotency-Key'])
  const parts = (await partsOf(name, input, supabase)).map(
    (part): PartToStart => ({
      ...part,
      input: parse(kinds[part.kind]?.input ?? z.never(), part.input, ['input']) as PartToStart['input'],
    }),
  )
  const started = await startParts(supabase, projectId, parts, key)
  const [first] = started.chain.parts
  log('chain_started', { chain: started.chain.id, name, created: started.created })
  after(() => kickWorker(first ? { jobId: first.job.id } : {}))
  return started
}
