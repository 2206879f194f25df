import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { RecorderProblem } from './problem'
import type { Recording } from './recording'

interface Tables extends DBSchema {
  recordings: { key: string; value: Recording; indexes: { userId: string } }
  /** By recording, take and number, each counted from 0. */
  chunks: { key: [string, number, number]; value: ArrayBuffer }
}

const NAME = 'offstage-recordings'

export interface Chunk {
  take: number
  number: number
  bytes: ArrayBuffer
}

/** The recordings that this browser keeps. A chunk and what is known of its recording are written together. */
export class RecordingStore {
  #open: Promise<IDBPDatabase<Tables>> | null = null

  #database(): Promise<IDBPDatabase<Tables>> {
    this.#open ??= openDB<Tables>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore('recordings', { keyPath: 'id' }).createIndex('userId', 'userId')
        database.createObjectStore('chunks')
      },
      // A newer version of this page waits for us; the next call opens again.
      blocking: (_current, _wanted, event) => {
        this.#open = null
        ;(event.target as IDBDatabase).close()
      },
      terminated: () => {
        this.#open = null
      },
    }).catch((cause: unknown) => {
      this.#open = null
      throw new RecorderProblem('no_store', { cause })
    })
    return this.#open
  }

  /** What is known of a recording, and with it a chunk of its sound. On the disk when it returns. */
  async save(recording: Recording, chunk?: Chunk): Promise<void> {
    const database = await this.#database()
    const write = database.transaction(['recordings', 'chunks'], 'readwrite', { durability: 'strict' })
    const puts = [write.objectStore('recordings').put(recording)]
    if (chunk) {
      const { take, number, bytes } = chunk
      write.objectStore('chunks').put(bytes, [recording.id, take, number]).catch(aborted)
    }
    for (const put of puts) put.catch(aborted)
    await write.done
  }

  /** The recordings of a user, the oldest first. */
  async list(userId: string): Promise<Recording[]> {
    const all = await (await this.#database()).getAllFromIndex('recordings', 'userId', userId)
    return all.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
  }

  async get(id: string): Promise<Recording | undefined> {
    return (await this.#database()).get('recordings', id)
  }

  /** What was recorded, take by take. */
  async takes(id: string): Promise<Blob[]> {
    const database = await this.#database()
    const takes: ArrayBuffer[][] = []
    const range = rangeOf(id)
    let cursor = await database.transaction('chunks').store.openCursor(range)
    while (cursor) {
      const take = cursor.key[1]
      takes[take] ??= []
      takes[take].push(cursor.value)
      cursor = await cursor.continue()
    }
    return takes.filter(Boolean).map((chunks) => new Blob(chunks))
  }

  async remove(id: string): Promise<void> {
    const database = await this.#database()
    const write = database.transaction(['recordings', 'chunks'], 'readwrite')
    write.objectStore('recordings').delete(id).catch(aborted)
    write.objectStore('chunks').delete(rangeOf(id)).catch(aborted)
    await write.done
  }
}

const rangeOf = (id: string) =>
  IDBKeyRange.bound([id], [id, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])

/** A request that failed fails its transaction, which is waited for and says why. */
const aborted = () => undefined

/** The store of this browser. */
export const recordingStore = new RecordingStore()
