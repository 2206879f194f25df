import { keepAlive } from '../_shared/http/keep-alive.ts'
import { createMediaPurgeHandler } from '../_shared/http/media-purge-handler.ts'
import { createService } from '../_shared/http/service-client.ts'
import { Mux, readMuxConfig } from '../_shared/video/mux.ts'

const env = Deno.env.toObject()
const mux = readMuxConfig(env)

Deno.serve(createMediaPurgeHandler(createService(env), keepAlive, mux && new Mux(mux)))
