declare const EdgeRuntime: { waitUntil<T>(promise: Promise<T>): Promise<T> }

interface Order {
  /** Answer after so many milliseconds. */
  answerAfter?: number
  /** Keep a background task for so many milliseconds after the answer. */
  background?: number
  /** Keep the processor busy for so many milliseconds. */
  spin?: number
  /** Keep so many megabytes. */
  hold?: number
}

const held: string[][] = []
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

addEventListener('beforeunload', (event) => {
  console.log('beforeunload', (event as CustomEvent<{ reason: string }>).detail.reason)
})

Deno.serve(async (request) => {
  const order = (await request.json()) as Order
  if (order.background)
    EdgeRuntime.waitUntil(pause(order.background).then(() => console.log('background done')))
  if (order.answerAfter) await pause(order.answerAfter)
  const end = performance.now() + (order.spin ?? 0)
  while (performance.now() < end) Math.sqrt(end)
  for (let held10 = 0; held10 < (order.hold ?? 0); held10 += 1) {
    held.push(Array.from({ length: 65_536 }, (_, index) => `${index}-${held10}`))
  }
  let write = 'allowed'
  try {
    Deno.writeTextFileSync('probe.txt', 'x')
  } catch {
    write = 'denied'
  }
  return Response.json({ path: new URL(request.url).pathname, environment: Deno.env.toObject(), write })
})
