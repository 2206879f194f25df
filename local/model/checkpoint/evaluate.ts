import { z } from 'zod'
import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { isTooShort } from '../../../supabase/functions/_shared/text/quotes.ts'
import { feedbackFor } from './feedback.ts'
import { type Point, pointsOf, tellingWords } from './points.ts'

const MaterialSchema = z.looseObject({
  question: z.string(),
  modelAnswer: z.string().min(1),
  answer: z.string().min(1),
})

/** From which share of its telling words on a sentence of the model answer counts as said. */
const SAID = 0.5
const MAX_TEXT = 400
/** The most points that a reply may have of each sort; what comes after them counts in the score alone. */
const MAX_POINTS = 12
/** Characters around words that are too few to be cited alone. */
const AROUND = 40

/**
 * Compares words: each sentence of the model answer counts as said when half of its telling words stand in the answer.
 * It does not understand either, and says so. Words of the answer that the model answer does not have count for nothing.
 */
export function evaluateCheckpoint(material: unknown) {
  const { question, modelAnswer, answer } = MaterialSchema.parse(material)
  const said = tellingWords(answer)
  const own = pointsOf(answer)
  const points = pointsOf(modelAnswer).map(({ text }) => {
    const words = [...tellingWords(text)]
    const found = words.filter((word) => said.has(word))
    return { text, words, found, met: found.length >= words.length * SAID && found.length > 0 }
  })
  const all = new Set(points.flatMap(({ words }) => words))
  const found = new Set(points.flatMap((point) => (point.met ? point.found : [])))
  const met = points.filter((point) => point.met)
  const lacking = points.filter((point) => !point.met)
  const share = all.size === 0 ? 0 : Math.round((100 * found.size) / all.size)
  return {
    right: met.slice(0, MAX_POINTS).map(({ text, found: words }) => ({
      text: shown(text),
      quote: quoteWith(words, own, answer),
      expected: text,
    })),
    missing: lacking.slice(0, MAX_POINTS).map(({ text }) => ({ text: shown(text), expected: text })),
    score: met.length === 0 ? 0 : Math.min(lacking.length > 0 ? 99 : 100, Math.max(1, share)),
    feedback: feedbackFor(answer, `${question}\n${modelAnswer}`, found.size, all.size),
  }
}

const shown = (text: string) => clip(oneLine(text), MAX_TEXT)

/** The sentence of the answer that has the most of these words, with what is around it where it is very short. */
function quoteWith(words: string[], own: Point[], answer: string): string {
  const scored = own.map((point) => {
    const there = tellingWords(point.text)
    return { point, score: words.filter((word) => there.has(word)).length }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a)).point
  if (!isTooShort(best.text)) return best.text
  const from = Math.max(0, best.from - AROUND)
  return answer.slice(from, best.from + best.text.length + AROUND).trim()
}
