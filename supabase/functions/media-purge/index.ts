import { keepAlive } from '../_shared/http/keep-alive.ts'
import { createMediaPurgeHandler } from '../_shared/http/media-purge-handler.ts'
import { createService } from '../_shared/http/service-client.ts'

Deno.serve(createMediaPurgeHandler(createService(Deno.env.toObject()), keepAlive))
