/** One voice's words in a cue. `voice` is what a `<v Name>` tag says. */
export interface VoicePart {
  voice: string | null
  text: string
}

// The tags of WebVTT and those that SubRip files borrow from HTML. Whatever else stands between < and > was said.
const TAG =
  /<(\/?)(v|c|i|b|u|s|ruby|rt|rp|lang|font|span|br|em|strong)((?:[.\s/][^<>]*)?)>|<\d[\d:.,]*>|\{\\[^{}]*\}/gi

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
}

/** The words of a cue by voice, without tags; line breaks stay. */
export function readCueText(raw: string): VoicePart[] {
  const parts: VoicePart[] = []
  let voice: string | null = null
  let text = ''
  let at = 0
  const flush = () => {
    if (text.trim() !== '') parts.push({ voice, text: decodeEntities(text) })
    text = ''
  }
  for (const match of raw.matchAll(TAG)) {
    text += raw.slice(at, match.index)
    at = match.index + match[0].length
    const [, closing, name, rest = ''] = match
    if (name?.toLowerCase() === 'br') text += '\n'
    if (name?.toLowerCase() !== 'v') continue
    flush()
    voice = closing ? null : decodeEntities(rest.replace(/^\.\S*/, '')).trim() || null
  }
  text += raw.slice(at)
  flush()
  return parts
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
