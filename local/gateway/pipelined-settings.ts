import type { createPostgresConnection } from '@supabase/lite/postgres'
import type postgres from 'postgres'

type Connection = ReturnType<typeof createPostgresConnection>
type Unsafe = postgres.ReservedSql['unsafe']

const BEGIN = /^\s*begin\b/i
const SETTING = /^\s*select\s+set_config\('([\w.]+)',\s*(\$1|''),\s*true\)\s*$/i
const NOTHING = Object.assign([], { command: 'SELECT', count: 0 })
/** The API's queries are few and come again and again; what is beyond so many is not kept prepared. */
const MAX_PREPARED = 500

/**
 * lite waits for an answer to each of the dozen statements by which it tells Postgres who calls, and has every
 * statement parsed anew. Here they are gathered and sent as one, just ahead of the query that they are for and
 * without waiting, and statements are kept prepared: a request costs a few round trips to Postgres instead of
 * thirty. One connection answers in order, so the query never runs before its settings; one that fails fails it.
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
    const unsafe = reserved.unsafe.bind(reserved) as Unsafe
    const send = (query: string, parameters?: unknown[]) =>
      unsafe(query, parameters as postgres.ParameterOrJSON<never>[], { prepare: prepare(query) })
    let begin: string | null = null
    let settings: { name: string; value: unknown }[] = []

    /** Sends what was gathered; a failure is told to the query that follows. */
    function sendAhead(): Promise<unknown>[] {
      const ahead: Promise<unknown>[] = []
      if (begin !== null) ahead.push(send(begin).execute())
      if (settings.length > 0) {
        const all = settings.map(({ name }, index) => `set_config('${name}', $${index + 1}, true)`)
        const values = settings.map(({ value }) => value)
        ahead.push(send(`select ${all.join(', ')}`, values).execute())
      }
      begin = null
      settings = []
      return ahead
    }

    async function after(ahead: Promise<unknown>[], answer: PromiseLike<unknown>) {
      const [own, ...others] = await Promise.allSettled([answer, ...ahead])
      const failed = [...others, own].find((outcome) => outcome.status === 'rejected')
      if (failed) throw failed.reason
      return own.status === 'fulfilled' ? own.value : NOTHING
    }

    reserved.unsafe = ((query: string, parameters?: unknown[]) => {
      const setting = SETTING.exec(query)
      if (setting?.[1]) settings.push({ name: setting[1], value: setting[2] === '$1' ? parameters?.[0] : '' })
      else if (BEGIN.test(query)) begin = query
      // lite sends an empty statement before each commit.
      else if (query.trim() === '') return Promise.resolve(NOTHING)
      else {
        const ahead = sendAhead()
        const sent = send(query, parameters)
        return ahead.length === 0 ? sent : after(ahead, sent.execute())
      }
      return Promise.resolve(NOTHING)
    }) as unknown as Unsafe
    return reserved
  }
}
