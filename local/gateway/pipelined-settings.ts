import type { createPostgresConnection } from '@supabase/lite/postgres'
import type postgres from 'postgres'

type Connection = ReturnType<typeof createPostgresConnection>
type Unsafe = postgres.ReservedSql['unsafe']

/** What lite sends before each query that it makes for a caller: `begin`, and a dozen settings one by one. */
const PREAMBLE = /^\s*(?:begin\b|select\s+set_config\('[\w.]+',\s*(?:\$1|''),\s*true\)\s*$)/i
const NOTHING = Object.assign([], { command: 'SELECT', count: 0 })
/** The API's queries are few and come again and again; what is beyond so many is not kept prepared. */
const MAX_PREPARED = 500

/**
 * lite waits for an answer to each of the dozen statements by which it tells Postgres who calls, and has every
 * statement parsed anew. Here the preamble is sent without waiting, just ahead of the query that it is for, and
 * statements are kept prepared: a request costs a few round trips to Postgres instead of thirty. One connection
 * answers in order, so the query never runs before its settings; one that fails fails the query.
 */
export function pipelineSettings(connection: Connection): void {
  const { driver } = connection
  const reserve = driver.reserve.bind(driver)
  const prepared = new Set<string>()

  function prepare(query: string): boolean {
    if (prepared.size < MAX_PREPARED) prepared.add(query)
    return prepared.has(query)
  }

  driver.reserve = async () => {
    const reserved = await reserve()
    const send = reserved.unsafe.bind(reserved) as Unsafe
    let ahead: Promise<unknown>[] = []

    async function after(preamble: Promise<unknown>[], answer: PromiseLike<unknown>) {
      const [own, ...settings] = await Promise.allSettled([answer, ...preamble])
      const failed = [...settings, own].find((outcome) => outcome?.status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
      return own?.status === 'fulfilled' ? own.value : NOTHING
    }

    reserved.unsafe = ((query: string, parameters?: postgres.ParameterOrJSON<never>[]) => {
      const sent = send(query, parameters, { prepare: prepare(query) })
      if (PREAMBLE.test(query)) {
        const going = sent.execute()
        // Told to whoever sends the next query. When nobody does, Postgres has undone the transaction already.
        going.catch(() => undefined)
        ahead.push(going)
        return Promise.resolve(NOTHING)
      }
      const preamble = ahead
      ahead = []
      return preamble.length === 0 ? sent : after(preamble, sent.execute())
    }) as unknown as Unsafe
    return reserved
  }
}
