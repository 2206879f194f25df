import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto'

/** A signing key as Mux gives one: an id, and a PEM of PKCS#1 in base64. */
export function muxSigningKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string
  const MUX_SIGNING_KEY_ID = 'signing-key-of-the-tests'
  return {
    publicKey,
    env: { MUX_SIGNING_KEY_ID, MUX_SIGNING_PRIVATE_KEY: Buffer.from(pem).toString('base64') },
  }
}

/** The header and the claims of a token, as Mux would read them; null when it is not signed by this key. */
export function readToken(token: string, publicKey: KeyObject) {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const signed = Buffer.from(`${header}.${claims}`)
  if (!verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))) return null
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  return { header: read(header), claims: read(claims) }
}
