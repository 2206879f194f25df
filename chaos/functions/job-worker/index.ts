// The Edge Function of the chaos run: the product's own engine, with the chaos kinds beside the real one, on a wire
// that loses things and by a clock that is wrong.
const wire = Deno.env.get('WORKER_CHAOS_WIRE')
if (!wire) throw new Error('WORKER_CHAOS_WIRE says where the wire is.')

const skewMs = Number(await (await fetch(`${wire}/chaos/skew`)).text())
const RealDate = Date
const now = () => RealDate.now() + skewMs
globalThis.Date = new Proxy(RealDate, {
  construct: (real, given: [number?]) => new real(given[0] ?? now()),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
})

// Only now: whatever looks at a clock from here on looks at the wrong one.
const { createRuntime } = await import('../../../supabase/functions/_shared/engine/runtime.ts')
const { keepAlive } = await import('../../../supabase/functions/_shared/http/keep-alive.ts')
const { createWorkerHandler } = await import('../../../supabase/functions/_shared/http/worker-handler.ts')
const { kinds } = await import('../../../supabase/functions/_shared/kinds/registry.ts')
const { chaosKinds } = await import('../_kinds/registry.ts')

const env = { ...Deno.env.toObject(), SUPABASE_URL: wire }
// Who asks, so that a fault may strike the one whose turn it is.
const signed: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  headers.set('x-chaos-worker', String(Deno.pid))
  return fetch(input, { ...init, headers })
}

const { worker, config, client, requests, ability } = createRuntime({
  env,
  kinds: { ...kinds, ...chaosKinds },
  keepAlive,
  fetch: signed,
})

addEventListener('beforeunload', () => keepAlive(worker.unload()))

Deno.serve(createWorkerHandler({ worker, client, requests, secretKeys: config.secretKeys, ability }))
