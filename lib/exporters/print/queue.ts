/** Files that are written at the same time by one server: each may take some hundred MB for some seconds. */
const AT_ONCE = 2

let writing = 0
const waiting: (() => void)[] = []

/** Writes when it is its turn, first come, first served. Whoever has gone away by then is told by `signal` and costs nothing. */
export async function inTurn<Written>(write: () => Promise<Written>, signal?: AbortSignal): Promise<Written> {
  if (writing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else writing++
  try {
    signal?.throwIfAborted()
    return await write()
  } finally {
    const next = waiting.shift()
    // A place that is handed on stays taken.
    if (next) next()
    else writing--
  }
}
