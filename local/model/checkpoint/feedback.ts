import { phrasesFor } from '../language.ts'
import { chinese } from '../phrases/chinese.ts'
import { english } from '../phrases/english.ts'
import { french } from '../phrases/french.ts'
import { german } from '../phrases/german.ts'
import { japanese } from '../phrases/japanese.ts'
import { spanish } from '../phrases/spanish.ts'

type Sentence = (found: number, all: number) => string

const SENTENCES = new Map<unknown, Sentence>([
  [
    english,
    (found, all) =>
      `Your answer has ${found} of the ${all} telling words of the model answer. Only words were compared, not what they mean.`,
  ],
  [
    german,
    (found, all) =>
      `In deiner Antwort stehen ${found} von ${all} wichtigen Wörtern der Musterantwort. Verglichen wurden nur Wörter, nicht ihre Bedeutung.`,
  ],
  [
    french,
    (found, all) =>
      `Votre réponse contient ${found} des ${all} mots importants de la réponse modèle. Seuls les mots ont été comparés, pas leur sens.`,
  ],
  [
    spanish,
    (found, all) =>
      `Su respuesta contiene ${found} de las ${all} palabras importantes de la respuesta modelo. Solo se compararon palabras, no su sentido.`,
  ],
  [
    chinese,
    (found, all) =>
      `参考答案中的 ${all} 个关键词，您的回答包含 ${found} 个。这里只比较了用词，没有比较意思。`,
  ],
  [
    japanese,
    (found, all) =>
      `模範解答の重要な語 ${all} 個のうち、あなたの答えには ${found} 個が含まれています。比べたのは語だけで、意味は比べていません。`,
  ],
])

/** Too short an answer for its language to be known is most likely in that of the training, if they share a script. */
function sentenceFor(answer: string, training: string): Sentence | undefined {
  const own = phrasesFor(answer)
  if (own !== english) return SENTENCES.get(own)
  const likely = phrasesFor([answer, answer, answer, training].join('\n'))
  return SENTENCES.get([german, french, spanish].find((phrases) => phrases === likely) ?? english)
}

/** What is told to the learner in the language of the answer; numbers alone in one that there are no words for. */
export function feedbackFor(answer: string, training: string, found: number, all: number): string {
  return sentenceFor(answer, training)?.(found, all) ?? `${found} / ${all}`
}
