import type { Speaker } from '../model/model.ts'

/** What makes two spoken lines the same sound: the text, who speaks it and how fast. 64 hexadecimal digits. */
export async function pieceKey(
  text: string,
  { server, name }: Pick<Speaker, 'server' | 'name'>,
  { voice, speed }: { voice: string; speed: number },
): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify([text, voice, speed, name, server]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', said))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
