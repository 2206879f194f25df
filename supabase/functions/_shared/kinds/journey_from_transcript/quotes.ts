import type { MaterialLine } from './tasks.ts'

/** Shorter than this, words would be found anywhere and prove nothing; Chinese and Japanese say more in less. */
const MIN_LETTERS = 8
const MIN_CHARACTERS = 4

/** Text as it is compared: letter case, white space and the shape of quotation marks do not count. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Why a quote does not rest on the lines it names, as a half sentence; null when it does. */
export function quoteProblem(
  { lines, quote }: { lines: number[]; quote: string },
  material: MaterialLine[],
): string | null {
  if (lines.length === 0) return 'names no line'
  const said = lines.map((number) => material.find(({ line }) => line === number)?.text)
  const missing = lines.filter((_number, index) => said[index] === undefined)
  if (missing.length > 0) return `names line ${missing.join(', ')}, which is not in your part`
  const words = comparable(quote)
  const texts = said.map((text) => comparable(text ?? ''))
  if (!texts.join(' ').includes(words) || words === '')
    return `quotes words that line ${lines.join(', ')} does not hold`
  if (tooShort(words) && !texts.includes(words)) return 'quotes too few words to rest on'
  return null
}

function tooShort(words: string): boolean {
  const characters = words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)
  if ((characters?.length ?? 0) >= MIN_CHARACTERS) return false
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < MIN_LETTERS
}
