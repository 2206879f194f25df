interface EdgeRuntime {
  waitUntil(promise: Promise<unknown>): void
}

/** Keeps the isolate alive while a promise is open. Outside the edge runtime the process lives on by itself. */
export function keepAlive(promise: Promise<unknown>): void {
  const { EdgeRuntime } = globalThis as unknown as { EdgeRuntime?: EdgeRuntime }
  if (EdgeRuntime) EdgeRuntime.waitUntil(promise)
  else promise.catch((error: unknown) => console.error('A background task failed.', error))
}
