/** As long as a page may stand still without anybody noticing. */
const BREATH_MS = 12

/**
 * Gives the page its turn, whenever the work since the last one took some milliseconds. By a message and not by a timer:
 * those of a hidden tab come once a second.
 */
export function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < BREATH_MS) return
    await turn()
    since = performance.now()
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
