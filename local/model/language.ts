import { chinese } from './phrases/chinese.ts'
import { english } from './phrases/english.ts'
import { french } from './phrases/french.ts'
import { german } from './phrases/german.ts'
import { japanese } from './phrases/japanese.ts'
import type { Phrases } from './phrases/phrases.ts'
import { plain } from './phrases/plain.ts'
import { spanish } from './phrases/spanish.ts'

/** Words that are frequent in one of these languages and rare in the others. */
const FREQUENT: [Phrases, string[]][] = [
  [english, 'the of and to is for with that are you this from how what can it by be your not'.split(' ')],
  [
    german,
    'der die das und ist nicht ein eine mit für von zu den dem auf sich wie wir werden auch'.split(' '),
  ],
  [french, 'le la les des et est une un pour dans que qui sur avec du pas nous vous ce au'.split(' ')],
  [spanish, 'el los las una es y para con del que por se en como más su al lo no está'.split(' ')],
  [
    plain,
    'het een van niet dat voor zijn met ook og det som ikke och är inte jest nie się na do o não uma os il che di per non sono gli'.split(
      ' ',
    ),
  ],
]

/** The phrases for the language that a text is written in; for one we have no phrases of, the deck's words alone. */
export function phrasesFor(text: string): Phrases {
  const letters = count(text, /\p{L}/gu)
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(text, /\p{Script=Han}/gu)
  // A character says as much as several letters, so a few of them among English terms decide.
  if (kana > 0 && (kana + han) * 4 > letters) return japanese
  if (han * 4 > letters) return chinese
  if (count(text, /\p{Script=Latin}/gu) * 2 < letters) return plain
  return latin(text)
}

function latin(text: string): Phrases {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = FREQUENT.map(([phrases, frequent]) => {
    const set = new Set(frequent)
    return { phrases, score: words.filter((word) => set.has(word)).length }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  const englishScore = scores[0]?.score ?? 0
  // A few short titles say little; technical ones are English more often than not.
  return best.score >= englishScore * 1.2 && best.score >= 3 ? best.phrases : english
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
