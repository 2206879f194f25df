/** How old a webhook may be, in seconds: what Mux's own libraries allow. */
const TOLERANCE_SECONDS = 300

/**
 * Whether a webhook is from Mux, and not an old one: `Mux-Signature: t=<unix seconds>,v1=<hex>`, where v1 is the HMAC-SHA256 of
 * `<t>.<body>` by the endpoint's own secret. Compared by the platform, in constant time.
 */
export async function isFromMux(
  body: string,
  header: string | null,
  secret: string,
  now: number = Date.now(),
): Promise<boolean> {
  const fields = (header ?? '').split(',').map((field) => field.trim().split('='))
  const [timestamp, another] = valuesOf(fields, 't')
  if (timestamp === undefined || another !== undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify'])
  const signed = encoder.encode(`${timestamp}.${body}`)
  const matches = await Promise.all(
    valuesOf(fields, 'v1')
      .filter((signature) => /^[0-9a-f]{64}$/.test(signature))
      .map((signature) => crypto.subtle.verify('HMAC', key, Buffer.from(signature, 'hex'), signed)),
  )
  return matches.includes(true)
}

function valuesOf(fields: string[][], name: string): string[] {
  return fields.flatMap(([key, value, ...rest]) =>
    key === name && value && rest.length === 0 ? [value] : [],
  )
}
