import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Who a connection or a channel acts as: what row level security sees. `exp` is missing for API keys. */
export type Claims = Readonly<{ role: string; sub?: string; exp?: number; [claim: string]: unknown }>

export type Verified = { ok: true; claims: Claims } | { ok: false; code: string; message: string }

export type TokenVerifier = {
  /** A user's access token: a JWT signed with the project's secret. */
  verifyToken(token: string): Verified
  /** An API key: one of the two opaque keys, or a JWT of the older kind. Null when it is neither. */
  verifyApiKey(key: string): Verified
}

const HeaderSchema = z.object({ alg: z.string() })
const ClaimsSchema = z.looseObject({ role: z.string().optional(), sub: z.string().optional() })
const hashes: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }

const malformed = refuse('MalformedJWT', 'The token provided is not a valid JWT')
const unknownSigner = refuse(
  'JwtSignerError',
  'Failed to generate JWT signer, check your JWT secret or JWKS configuration',
)
const wrongSignature = refuse('JwtSignatureError', 'Failed to validate JWT signature')
const missingClaims = refuse('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')

/** Verifies tokens and keys with the codes and sentences that hosted Realtime answers with. */
export function createTokenVerifier(keys: {
  jwtSecret: string
  publishableKey: string
  secretKey: string
}): TokenVerifier {
  function verifyToken(token: string): Verified {
    const parts = token.replace(/\s/g, '').split('.')
    const [header, payload, signature] = parts
    if (parts.length !== 3 || !header || !payload || signature === undefined) return malformed
    const parsedHeader = HeaderSchema.safeParse(parseSegment(header))
    const parsedClaims = ClaimsSchema.safeParse(parseSegment(payload))
    if (!parsedHeader.success || !parsedClaims.success) return malformed
    const hash = hashes[parsedHeader.data.alg]
    // Only our own HMAC secret signs here: `none` and public key algorithms are refused, not ignored.
    if (!hash) return unknownSigner
    const expected = createHmac(hash, keys.jwtSecret).update(`${header}.${payload}`).digest()
    if (!isEqual(expected, Buffer.from(signature, 'base64url'))) return wrongSignature
    return checkClaims(parsedClaims.data)
  }

  function verifyApiKey(key: string): Verified {
    if (isEqual(Buffer.from(keys.publishableKey), Buffer.from(key))) return accept({ role: 'anon' })
    if (isEqual(Buffer.from(keys.secretKey), Buffer.from(key))) return accept({ role: 'service_role' })
    if (key.startsWith('sb_')) return refuse('InvalidAPIKey', 'Invalid API key')
    return verifyToken(key)
  }

  return { verifyToken, verifyApiKey }
}

function checkClaims(claims: z.infer<typeof ClaimsSchema>): Verified {
  const { role, exp } = claims
  if (role === undefined || exp === undefined) return missingClaims
  if (typeof exp !== 'number') return refuse('InvalidJWTToken', 'Token expiration time is invalid')
  const now = Math.floor(Date.now() / 1000)
  if (exp <= now) {
    return refuse('InvalidJWTToken', `Token has expired ${now - Math.round(exp)} seconds ago`)
  }
  return accept({ ...claims, role, exp: Math.round(exp) })
}

function parseSegment(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'))
  } catch {
    // Anything that is not JSON is refused by the schema, with the sentence for a malformed token.
    return undefined
  }
}

function isEqual(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function accept(claims: Claims): Verified {
  return { ok: true, claims }
}

function refuse(code: string, message: string): Verified {
  return { ok: false, code, message }
}
