import { readSecretKeys } from '../_shared/engine/config.ts'
import { kickWorker } from '../_shared/engine/kick.ts'
import { withCors } from '../_shared/http/cors.ts'
import { createJobCreatorHandler } from '../_shared/http/job-creator-handler.ts'
import { keepAlive } from '../_shared/http/keep-alive.ts'
import { createUserClients } from '../_shared/http/user-client.ts'
import { kinds } from '../_shared/kinds/registry.ts'

const env = Deno.env.toObject()
const [secretKey = ''] = readSecretKeys(env)

const handler = createJobCreatorHandler({
  kinds,
  clientFor: createUserClients(env),
  // A kick that is lost costs seconds: the sweep finds the job.
  kick: () => keepAlive(kickWorker({ supabaseUrl: env.SUPABASE_URL ?? '', secretKey }).catch(console.warn)),
})

Deno.serve(withCors('POST', handler))
