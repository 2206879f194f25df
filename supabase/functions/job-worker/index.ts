import { createRuntime } from '../_shared/engine/runtime.ts'
import { keepAlive } from '../_shared/http/keep-alive.ts'
import { createWorkerHandler } from '../_shared/http/worker-handler.ts'
import { kinds } from '../_shared/kinds/registry.ts'

// One worker an isolate: its clock starts here, with the isolate's own.
const { worker, requests, config, client, ability } = createRuntime({
  env: Deno.env.toObject(),
  kinds,
  keepAlive,
})

addEventListener('beforeunload', () => keepAlive(worker.unload()))

Deno.serve(createWorkerHandler({ worker, requests, client, secretKeys: config.secretKeys, ability }))
