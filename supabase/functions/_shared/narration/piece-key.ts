import type { Speaker } from '../model/model.ts'
import { hashOf } from '../text/hash-of.ts'

/** What makes two spoken lines the same sound: the text, who speaks it and how fast. 64 hexadecimal digits. */
export function pieceKey(
  text: string,
  { server, name }: Pick<Speaker, 'server' | 'name'>,
  { voice, speed }: { voice: string; speed: number },
): Promise<string> {
  return hashOf([text, voice, speed, name, server])
}
