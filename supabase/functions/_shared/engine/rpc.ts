import type { SupabaseClient } from '@supabase/supabase-js'
import type { z } from 'zod'
import { sleep } from './abort.ts'
import { TIMING } from './timing.ts'

/** A call of the database that ended badly. `transient`: the same call may succeed in a moment. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly rpc: string
  readonly code: string
  readonly status: number
  readonly transient: boolean
  constructor(rpc: string, code: string, status: number, options?: ErrorOptions) {
    super(`${rpc} failed (${code || status})`, options)
    this.rpc = rpc
    this.code = code
    this.status = status
    this.transient = isTransient(code, status)
  }
}

// Serialization failure, deadlock, connection trouble, too many connections, shutdown, statement cancelled.
const TRANSIENT_SQLSTATES = /^(40|08|53|57)/

function isTransient(code: string, status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500 || TRANSIENT_SQLSTATES.test(code)
}

export type RpcCaller = <Schema extends z.ZodType>(
  name: string,
  args: Record<string, unknown>,
  reply: Schema,
  options?: { retry?: boolean },
) => Promise<z.infer<Schema>>

/**
 * Calls a database function and parses what it answers. A call that fails on the network is sent again with
 * the very same arguments: every verb that carries a lease token is harmless to repeat.
 */
export function createRpcCaller(client: SupabaseClient): RpcCaller {
  return async (name, args, reply, options) => {
    const pauses: readonly number[] = options?.retry === false ? [] : TIMING.rpcRetryMs
    for (let attempt = 0; ; attempt += 1) {
      try {
        return reply.parse(await callOnce(client, name, args))
      } catch (error) {
        const pause = pauses[attempt]
        if (pause === undefined || !(error instanceof RpcError) || !error.transient) throw error
        await sleep(pause)
      }
    }
  }
}

async function callOnce(client: SupabaseClient, name: string, args: Record<string, unknown>) {
  const { data, error, status } = await client
    .rpc(name, args)
    .abortSignal(AbortSignal.timeout(TIMING.rpcTimeoutMs))
  if (error) throw new RpcError(name, error.code ?? '', status, { cause: error })
  return data as unknown
}
