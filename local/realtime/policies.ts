import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { Claims } from './tokens.ts'

/** What row level security on `realtime.messages` lets a user do with one topic. */
export type ReadRights = { broadcast: boolean; presence: boolean }

export type PolicyContext = { topic: string; claims: Claims; headers: Record<string, string> }

export type Policies = {
  /** Which kinds of message the select policies let through: asked once at a join, and for each new token. */
  read(context: PolicyContext, presence: boolean): Promise<ReadRights>
  /** Whether the insert policies let the user send: asked before the first message of a channel. */
  write(context: PolicyContext): Promise<boolean>
}

/** The database is away, or so busy that it could not answer: not a verdict about the user. */
export class PoliciesUnavailableError extends Error {
  override name = 'PoliciesUnavailableError'
}

/** Carries a result out of a transaction that must not commit. */
class Rollback<T> {
  readonly result: T
  constructor(result: T) {
    this.result = result
  }
}

/**
 * Asks the policies themselves, as hosted does: a message of the topic is inserted, read as the user (or
 * inserted as the user), and rolled back. Nothing is committed, so nothing is sent.
 */
export function createPolicies(sql: postgres.Sql): Policies {
  async function inRolledBackTransaction<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
    try {
      await sql.begin(async (tx) => {
        throw new Rollback(await work(tx))
      })
    } catch (error) {
      if (error instanceof Rollback) return error.result as T
      throw isUnavailable(error)
        ? new PoliciesUnavailableError('The policies could not be read', { cause: error })
        : error
    }
    throw new Error('A transaction that always throws came back')
  }

  async function read(context: PolicyContext, presence: boolean): Promise<ReadRights> {
    const probes = { broadcast: randomUUID(), presence: randomUUID() }
    return inRolledBackTransaction(async (tx) => {
      await tx`insert into realtime.messages (id, topic, extension) values
        (${probes.broadcast}, ${context.topic}, 'broadcast'), (${probes.presence}, ${context.topic}, 'presence')`
      await become(tx, context)
      const ids = presence ? Object.values(probes) : [probes.broadcast]
      const rows = await tx<{ id: string }[]>`select id from realtime.messages where id in ${tx(ids)}`
      const visible = rows.map((row) => row.id)
      return { broadcast: visible.includes(probes.broadcast), presence: visible.includes(probes.presence) }
    })
  }

  async function write(context: PolicyContext): Promise<boolean> {
    return inRolledBackTransaction(async (tx) => {
      await become(tx, context)
      try {
        await tx.savepoint(
          (probe) =>
            probe`insert into realtime.messages (topic, extension) values (${context.topic}, 'broadcast')`,
        )
        return true
      } catch (error) {
        if (error instanceof postgres.PostgresError && error.code === insufficientPrivilege) return false
        throw error
      }
    })
  }

  return { read, write }
}

const insufficientPrivilege = '42501'

/** From here on the transaction sees what the user of `claims` sees. */
async function become(tx: postgres.TransactionSql, { topic, claims, headers }: PolicyContext) {
  await tx`select
    set_config('realtime.topic', ${topic}, true),
    set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
    set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
    set_config('request.jwt.claim.role', ${claims.role}, true),
    set_config('request.headers', ${JSON.stringify(headers)}, true),
    set_config('role', ${claims.role}, true)`
}

/** A failed connection has a code of the driver's or the system's own; a database going down, one of these. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof PoliciesUnavailableError) return true
  if (!(error instanceof postgres.PostgresError)) return !(error instanceof Rollback)
  return /^(08|53|57P|58)/.test(error.code)
}
