import 'server-only'
import { type KeyObject, sign } from 'node:crypto'
import { serverEnv } from '@/lib/env/server'

/** What a playback id of Mux looks like; anything else is put into no address. */
const PLAYBACK_ID = /^[A-Za-z0-9_-]{1,255}$/

/** Whether this installation can sign links to Mux, without which nothing is handed over to it. */
export function canStream(): boolean {
  return serverEnv().MUX_SIGNING_PRIVATE_KEY !== undefined
}

/**
 * The address of a video's HLS stream at Mux, good until `expiresAt` for whoever has it; null where nothing can be signed. The
 * token is a JWT of RS256: `sub` the playback id, `aud` `v` for video, `kid` the signing key's id.
 */
export function streamLink(playbackId: string, expiresAt: Date): string | null {
  const { MUX_SIGNING_KEY_ID: kid, MUX_SIGNING_PRIVATE_KEY: key, MUX_STREAM_URL } = serverEnv()
  if (!kid || !key || !PLAYBACK_ID.test(playbackId)) return null
  const url = new URL(`${playbackId}.m3u8`, MUX_STREAM_URL)
  const exp = Math.floor(expiresAt.getTime() / 1000)
  url.searchParams.set('token', jwt({ kid }, { sub: playbackId, aud: 'v', exp, kid }, key))
  return url.href
}

/** Where a browser finds streams, for the content security policy; none where there is no key. Mux moves between hosts of its own. */
export function streamOrigins(): string[] {
  if (!canStream()) return []
  const { hostname, origin } = new URL(serverEnv().MUX_STREAM_URL)
  return [hostname.endsWith('.mux.com') ? 'https://*.mux.com' : origin]
}

function jwt(header: object, claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(claims)}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`
}
