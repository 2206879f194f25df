import type postgres from 'postgres'

/**
 * Ours (`performance.now()`) minus theirs, from the fastest of many questions: right to half of that
 * question's way there and back.
 */
export async function clockOffset(askTheirs: () => Promise<number>): Promise<number> {
  let best = { way: Number.POSITIVE_INFINITY, offset: 0 }
  for (let round = 0; round < 100; round += 1) {
    const asked = performance.now()
    const theirs = await askTheirs()
    const answered = performance.now()
    if (answered - asked < best.way) best = { way: answered - asked, offset: (asked + answered) / 2 - theirs }
  }
  return best.offset
}

/** For times of the database in milliseconds since 1970. */
export function databaseClockOffset(sql: postgres.Sql): Promise<number> {
  return clockOffset(async () => {
    const [row] = await sql<{ now: number }[]>`
      select extract(epoch from clock_timestamp())::float8 * 1000 as now`
    return row?.now ?? Number.NaN
  })
}
