import { createHmac } from 'node:crypto'

export const keys = {
  jwtSecret: 'a-secret-of-the-realtime-tests-and-of-nothing-else',
  publishableKey: 'sb_publishable_realtime_tests',
  secretKey: 'sb_secret_realtime_tests',
}

const inOneHour = () => Math.floor(Date.now() / 1000) + 3600

/** A token as Auth issues it. */
export function signToken(claims: Record<string, unknown>, secret = keys.jwtSecret, alg = 'HS256'): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
  const signature = alg === 'none' ? '' : createHmac('sha256', secret).update(content).digest('base64url')
  return `${content}.${signature}`
}

/** The token of a signed-in user, good for an hour. */
export function userToken(userId: string, claims: Record<string, unknown> = {}): string {
  return signToken({ role: 'authenticated', sub: userId, exp: inOneHour(), ...claims })
}
