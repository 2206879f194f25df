import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'

/** Linux counts a process's time in hundredths of a second. */
const TICKS_A_SECOND = 100

/** What a piece of work took of the machine. */
export interface Usage {
  /** CPU seconds of all of Postgres's processes. */
  postgres: number
  /** CPU seconds of this process, which is the client. */
  client: number
  /** Bytes of write-ahead log. */
  wal: number
}

interface Times {
  parent: number
  own: number
  ended: number
}

/** /proc/<pid>/stat, whose second field may hold spaces; null for a process that is gone. */
function timesOf(pid: string): Times | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (field: number) => fields[field - 3] ?? 0
    return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) }
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ESRCH'
    ) {
      return null
    }
    throw error
  }
}

/** The postmaster in that folder with its children, those that have ended too. */
function postgresCpuSeconds(directory: string): number {
  const [postmaster = ''] = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
  const self = timesOf(postmaster)
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(timesOf)
    .filter((times) => times?.parent === Number(postmaster))
  const ticks = children.reduce(
    (sum, times) => sum + (times?.own ?? 0),
    (self?.own ?? 0) + (self?.ended ?? 0),
  )
  return ticks / TICKS_A_SECOND
}

/** What `work` used, and what it came to. */
export async function used<T>(
  { admin, directory }: { admin: postgres.Sql; directory: string },
  work: () => Promise<T>,
): Promise<{ usage: Usage; value: T }> {
  const walPosition = async () => {
    const [row] = await admin<{ at: number }[]>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as at`
    return row?.at ?? Number.NaN
  }
  const look = async () => ({
    postgres: postgresCpuSeconds(directory),
    client: process.cpuUsage(),
    wal: await walPosition(),
  })
  const before = await look()
  const value = await work()
  const after = await look()
  const client = process.cpuUsage(before.client)
  return {
    usage: {
      postgres: after.postgres - before.postgres,
      client: (client.user + client.system) / 1_000_000,
      wal: after.wal - before.wal,
    },
    value,
  }
}
