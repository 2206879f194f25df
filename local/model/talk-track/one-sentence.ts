import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'

const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const LONGEST = 260

/** Makes text exactly one sentence: no end in its middle, one at its end, no longer than can be said in a breath. */
export function oneSentence(text: string): string {
  let sentence = shorten(oneLine(text))
  if (splitSentences(sentence).length > 1) {
    const body = sentence
      .slice(0, -1)
      .replace(/[.!?…]+(?=[\s”"'»)])/g, ',')
      .replace(/[。！？]/g, '、')
    sentence = body.replace(/,+/g, ',').replace(/,(?=[”»"])/g, '') + sentence.slice(-1)
  }
  if (isCharacters(sentence)) sentence = sentence.replace(/\.+$/u, '。')
  if (/[.!?…。！？][”"'»)）」]*$/u.test(sentence)) return sentence
  return `${sentence.replace(/[,;:–—-]+$/u, '').trimEnd()}${isCharacters(sentence) ? '。' : '.'}`
}

/** Written in Chinese or Japanese, English terms in it or not. */
export function isCharacters(text: string): boolean {
  return (text.match(CHARACTERS)?.length ?? 0) * 3 > text.length
}

/** A long sentence ends at a comma or semicolon where there is one. */
function shorten(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence
  const head = sentence.slice(0, LONGEST)
  const at = Math.max(
    head.lastIndexOf('; '),
    head.lastIndexOf(', '),
    head.lastIndexOf(' – '),
    head.lastIndexOf('、'),
  )
  return at > LONGEST / 2 ? head.slice(0, at) : clip(sentence, LONGEST)
}

/** A title inside a sentence of ours: without an end of its own. */
export function asTitle(title: string): string {
  return clip(oneLine(title), 140)
    .replace(/[.!?…](?=\s)/g, ',')
    .replace(/[.!,;:…。]+$/u, '')
    .replaceAll(/[“”„"«»]/g, '')
    .trim()
}
