import { isTooShort } from '../../../supabase/functions/_shared/text/quotes.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words of spaced languages are compared by their beginning, so that "remove" is found in "removing". */
const STEM = 5
const TELLING = { spaced: 4, other: 2 }

/** A stretch of a text, as it stands there. */
export interface Point {
  from: number
  text: string
}

/** The sentences of a text, each as it stands there; one that is too short to be cited goes with the one before or after. */
export function pointsOf(text: string): Point[] {
  const points: Point[] = []
  let cursor = 0
  for (const sentence of splitSentences(text)) {
    const from = text.indexOf(sentence, cursor)
    if (from === -1) continue
    cursor = from + sentence.length
    const before = points.at(-1)
    if (before && (isTooShort(sentence) || isTooShort(before.text)))
      before.text = text.slice(before.from, cursor)
    else points.push({ from, text: sentence })
  }
  return points.length > 0 ? points : [{ from: 0, text: text.trim() }]
}

/** The words that carry what a text says: long ones and numbers, in any language; all of them where there is none such. */
export function tellingWords(text: string): Set<string> {
  const all = new Set<string>()
  const telling = new Set<string>()
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (!isWordLike) continue
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(segment)
    const word = spaced ? segment.slice(0, STEM) : segment
    all.add(word)
    if (segment.length >= (spaced ? TELLING.spaced : TELLING.other) || /\p{N}/u.test(segment))
      telling.add(word)
  }
  return telling.size > 0 ? telling : all
}
