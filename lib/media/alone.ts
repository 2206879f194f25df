const PREFIX = 'offstage-upload:'

interface Turn {
  onWait: () => void
  signal?: AbortSignal | undefined
}

/** Who had it until now: nobody, or somebody; and whether that one wanted the same of it. */
export interface Waited {
  waited: boolean
  forTheSame: boolean
}

/** Does work on a file that no other upload of this browser may do at the same time, whatever each wants of the file. */
export type Alone = <T>(
  id: string,
  purpose: string,
  work: (waited: Waited) => Promise<T>,
  turn: Turn,
) => Promise<T>

/** By locks of the browser: a tab that is closed or killed lets go by that, and the one that waits goes on. */
export const alone: Alone = (id, purpose, work, turn) =>
  inTurn(`${id} for ${purpose}`, turn, (forTheSame) =>
    inTurn(id, turn, (waited) => work({ waited: waited || forTheSame, forTheSame })),
  )

async function inTurn<T>(id: string, turn: Turn, work: (waited: boolean) => Promise<T>): Promise<T> {
  const name = PREFIX + id
  const { locks } = navigator
  const first = await locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? { done: await work(false) } : null,
  )
  if (first) return first.done
  turn.onWait()
  return locks.request(name, turn.signal ? { signal: turn.signal } : {}, () => work(true))
}
