/** Scripts that tell languages apart, with what is written in each. Kana before Han: Japanese has both. */
const SCRIPTS: [name: string, letters: RegExp, share: number][] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.1],
  ['Chinese', /\p{Script=Han}/gu, 0.25],
  ['Korean', /\p{Script=Hangul}/gu, 0.25],
  ['Latin', /\p{Script=Latin}/gu, 0.5],
  ['Cyrillic', /\p{Script=Cyrillic}/gu, 0.5],
  ['Greek', /\p{Script=Greek}/gu, 0.5],
  ['Arabic', /\p{Script=Arabic}/gu, 0.5],
  ['Hebrew', /\p{Script=Hebrew}/gu, 0.5],
  ['Devanagari', /\p{Script=Devanagari}/gu, 0.5],
  ['Thai', /\p{Script=Thai}/gu, 0.5],
]

const countOf = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0

/** The script that a text is written in, terms of other languages aside; null where there is too little to tell. */
function mainScript(text: string) {
  const all = countOf(text, /\p{L}/gu)
  return SCRIPTS.find(([, letters, share]) => countOf(text, letters) > all * share) ?? null
}

/** The name of the script of `like` when `text` has letters, but none of it; null when they may be one language. */
export function otherScript(text: string, like: string): string | null {
  const script = mainScript(like)
  if (!script || countOf(text, /\p{L}/gu) === 0) return null
  return countOf(text, script[1]) > 0 ? null : script[0]
}
