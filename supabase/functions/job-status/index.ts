import { withCors } from '../_shared/http/cors.ts'
import { createJobStatusHandler } from '../_shared/http/job-status-handler.ts'
import { createUserClients } from '../_shared/http/user-client.ts'

Deno.serve(withCors('GET', createJobStatusHandler({ clientFor: createUserClients(Deno.env.toObject()) })))
