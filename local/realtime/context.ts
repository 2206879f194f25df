import type postgres from 'postgres'
import type { Hub } from './hub.ts'
import type { Limits } from './limits.ts'
import type { Listener } from './listener.ts'
import type { Logger } from './log.ts'
import type { Policies } from './policies.ts'
import type { TokenVerifier } from './tokens.ts'

/** What every connection and request of one server shares. */
export type Context = {
  hub: Hub
  policies: Policies
  verifier: TokenVerifier
  listener: Listener
  sql: postgres.Sql
  limits: Limits
  logger: Logger
}
