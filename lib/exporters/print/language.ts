import type { Printable } from './printable.ts'

/** Which language's shapes the Han characters of a text have: Unicode has one code for all of them. */
export type EastAsian = 'ja' | 'ko' | 'zh'

/** Told by the letters that only one language has; a word or two of another does not count. */
export function eastAsian({ title, blocks }: Printable): EastAsian {
  let han = 0
  let kana = 0
  let hangul = 0
  const count = (text: string) => {
    han += text.match(/\p{Script=Han}/gu)?.length ?? 0
    kana += text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
    hangul += text.match(/\p{Script=Hangul}/gu)?.length ?? 0
  }
  count(title)
  for (const block of blocks) {
    if ('runs' in block) for (const { text } of block.runs) count(text)
    else if (block.kind === 'heading') count(block.text)
    else if (block.kind === 'picture') count(block.picture.alt)
    else for (const row of block.rows) for (const cell of row) count(cell)
  }
  if (hangul > kana && hangul > han / 4) return 'ko'
  return kana > han / 8 ? 'ja' : 'zh'
}
