const PREFIX = 'offstage-recording:'

/** What this tab holds. */
const ours = new Set<string>()

/** Lets go of a recording; it is free when this returns. */
export type Release = () => Promise<void>

/**
 * Takes hold of a recording, so that no other tab uses it; null when one has it, or this one has. A tab that is killed
 * lets go by that.
 */
export function hold(id: string): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const held = Promise.withResolvers<void>()
    const free = navigator.locks
      .request(PREFIX + id, { ifAvailable: true }, async (lock) => {
        if (!lock) return resolve(null)
        ours.add(id)
        resolve(async () => {
          held.resolve()
          await free
          ours.delete(id)
        })
        await held.promise
      })
      .catch(reject)
  })
}

/** The recordings that other tabs hold. */
export async function heldElsewhere(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query()
  const ids = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
  return new Set(ids.filter((id) => !ours.has(id)))
}
