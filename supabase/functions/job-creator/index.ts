import { readSecretKeys } from '../_shared/engine/config.ts'
import { type Kick, kickWorker } from '../_shared/engine/kick.ts'
import { createLog, traceOf } from '../_shared/engine/log.ts'
import { readAllowedOrigins, withCors } from '../_shared/http/cors.ts'
import { createJobCreatorHandler } from '../_shared/http/job-creator-handler.ts'
import { keepAlive } from '../_shared/http/keep-alive.ts'
import { createUserClients } from '../_shared/http/user-client.ts'
import { kinds } from '../_shared/kinds/registry.ts'

const env = Deno.env.toObject()
const [secretKey = ''] = readSecretKeys(env)
const log = createLog({ source: 'job-creator' })

async function tellWorker(kick: Kick): Promise<void> {
  try {
    await kickWorker({ supabaseUrl: env.SUPABASE_URL ?? '', secretKey }, kick)
  } catch (error) {
    // It costs seconds: the sweep finds the job.
    log('kick_lost', { job: kick.jobId, request: kick.requestId, ...traceOf(error) })
  }
}

const handler = createJobCreatorHandler({
  kinds,
  clientFor: createUserClients(env),
  kick: (kick) => keepAlive(tellWorker(kick)),
})

Deno.serve(withCors('POST', readAllowedOrigins(env.API_ALLOWED_ORIGINS), handler))
