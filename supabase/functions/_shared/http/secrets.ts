/** Whether a given key is one of the secret ones, in a time that says nothing about how much of it is right. */
export async function isSecretKey(given: string | null, secretKeys: readonly string[]): Promise<boolean> {
  if (!given) return false
  const digest = await sha256(given)
  const matches = await Promise.all(secretKeys.map(async (key) => sameBytes(digest, await sha256(key))))
  return matches.includes(true)
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0)
  return difference === 0
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(request: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}
