import { readAllowedOrigins, withCors } from '../_shared/http/cors.ts'
import { createJobStatusHandler } from '../_shared/http/job-status-handler.ts'
import { createUserClients } from '../_shared/http/user-client.ts'

const env = Deno.env.toObject()
const handler = createJobStatusHandler({ clientFor: createUserClients(env) })

Deno.serve(withCors('GET', readAllowedOrigins(env.API_ALLOWED_ORIGINS), handler))
