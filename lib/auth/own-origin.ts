import 'server-only'
import { headers } from 'next/headers'

/** The address by which this request reached the app: where the links of our emails lead back to. */
export async function ownOrigin(): Promise<string> {
  const head = await headers()
  return `${head.get('x-forwarded-proto') ?? 'http'}://${head.get('x-forwarded-host') ?? head.get('host')}`
}

/** Who asks, as far as the proxy in front of us knows: it adds the caller to the end of what the caller claims. */
export async function callerAddress(): Promise<string> {
  return (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
}
