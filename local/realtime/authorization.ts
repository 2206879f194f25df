import postgres from 'postgres'
import type { Context } from './context.ts'
import { describeError } from './log.ts'
import type { ReadRights } from './policies.ts'
import { isUnavailable } from './policies.ts'
import { RefusedError } from './refused.ts'
import type { Claims, Verified } from './tokens.ts'

/** Who opened the connection: what its API key stands for, until a channel brings a user's token. */
export type Identity = { claims: Claims; headers: Record<string, string> }

/** What a channel may do, worked out from one token. */
export type Grant = {
  token: string | null
  claims: Claims
  /** Null on a public channel, which everybody may read and write. */
  read: ReadRights | null
}

type Target = { topic: string; private: boolean; presence: boolean }

const queryCanceled = '57014'

/** The claims that a channel acts with: those of the user's token, or else those of the API key. */
export function claimsOf(context: Context, identity: Identity, token: string | null): Claims {
  if (token === null || isApiKey(token)) return identity.claims
  return accepted(context.verifier.verifyToken(token))
}

/** supabase-js sends its API key in the place of a token while nobody is signed in. */
export function isApiKey(token: string): boolean {
  return token.startsWith('sb_')
}

/** Verifies the token and asks the policies what it may read; throws a `RefusedError`. */
export async function grantFor(
  context: Context,
  identity: Identity,
  token: string | null,
  target: Target,
): Promise<Grant> {
  const claims = claimsOf(context, identity, token)
  const ownToken = token === null || isApiKey(token) ? null : token
  if (!target.private) return { token: ownToken, claims, read: null }
  const policyContext = { topic: target.topic, claims, headers: identity.headers }
  const read = await context.policies
    .read(policyContext, target.presence)
    .catch((error: unknown) => throwRefusal(context, error, unauthorizedToRead(target.topic)))
  if (!read.broadcast && !read.presence) throw unauthorizedToRead(target.topic)
  return { token: ownToken, claims, read }
}

/** Whether a channel's user may send to its private topic; throws a `RefusedError` when nobody can tell. */
export async function mayWrite(context: Context, identity: Identity, claims: Claims, topic: string) {
  const verdict = new RefusedError(
    'Unauthorized',
    `You do not have permissions to write to this topic: ${topic}`,
  )
  return context.policies
    .write({ topic, claims, headers: identity.headers })
    .catch((error: unknown) => throwRefusal(context, error, verdict))
}

function unauthorizedToRead(topic: string): RefusedError {
  return new RefusedError(
    'Unauthorized',
    `You do not have permissions to read from this Channel topic: ${topic}`,
  )
}

/** A policy that fails is a policy that does not let in; a database that is away is said to be away. */
function throwRefusal(context: Context, error: unknown, verdict: RefusedError): never {
  if (isUnavailable(error)) throw databaseAway(error)
  context.logger.warn(`A policy on realtime.messages failed: ${describeError(error)}`)
  if (error instanceof postgres.PostgresError && error.code === queryCanceled) {
    throw new RefusedError('QueryCanceled', 'Query was cancelled, please try again', { cause: error })
  }
  throw verdict
}

export function databaseAway(cause: unknown): RefusedError {
  const message = 'Realtime was unable to connect to the project database'
  return new RefusedError('UnableToConnectToProject', message, { cause })
}

function accepted(verified: Verified): Claims {
  if (verified.ok) return verified.claims
  throw new RefusedError(verified.code, verified.message)
}
