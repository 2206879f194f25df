import { z } from 'zod'
import { splitSentences } from '../../text/sentences.ts'

/** The model's reply. Lengths are rules rather than schema, so that it is told in words what to change. */
export const ScriptsReplySchema = z.strictObject({
  scripts: z.array(
    z.strictObject({
      slide: z.number().int().describe('The number of the slide.'),
      script: z.string().describe('2 to 4 sentences to say on this slide.'),
      deliveryNotes: z.string().describe('How to deliver it, in one or two short sentences.'),
    }),
  ),
})
export type ScriptsReply = z.infer<typeof ScriptsReplySchema>

const MIN_SENTENCES = 2
const MAX_SENTENCES = 4
const MAX_SCRIPT = 1_200
const MAX_DELIVERY_NOTES = 500

/** What is wrong with a reply, in sentences the model can act on: each slide exactly once, in order, well-formed. */
export function checkScripts({ scripts }: ScriptsReply, wanted: number[]): string[] {
  return [
    ...checkOrder(
      scripts.map(({ slide }) => slide),
      wanted,
    ),
    ...scripts.flatMap(checkScript),
  ]
}

function checkOrder(got: number[], wanted: number[]): string[] {
  const problems: string[] = []
  const missing = wanted.filter((slide) => !got.includes(slide))
  const extra = [...new Set(got.filter((slide) => !wanted.includes(slide)))]
  const doubled = [...new Set(got.filter((slide, index) => got.indexOf(slide) !== index))]
  if (missing.length > 0) problems.push(`There is no script for slide ${missing.join(', ')}.`)
  if (extra.length > 0) problems.push(`Slide ${extra.join(', ')} is not in your part; leave it out.`)
  if (doubled.length > 0) problems.push(`There is more than one script for slide ${doubled.join(', ')}.`)
  if (problems.length === 0 && got.some((slide, index) => slide !== wanted[index])) {
    problems.push(`The slides are out of order; the order is ${wanted.join(', ')}.`)
  }
  return problems
}

function checkScript({ slide, script, deliveryNotes }: ScriptsReply['scripts'][number]): string[] {
  const problems: string[] = []
  const sentences = splitSentences(script).length
  if (script.trim() === '') problems.push(`The script of slide ${slide} is empty.`)
  else if (sentences < MIN_SENTENCES || sentences > MAX_SENTENCES) {
    problems.push(`The script of slide ${slide} has ${sentences} sentence(s); it must have 2 to 4.`)
  }
  if (script.length > MAX_SCRIPT)
    problems.push(`The script of slide ${slide} is longer than ${MAX_SCRIPT} characters.`)
  if (deliveryNotes.trim() === '') problems.push(`The deliveryNotes of slide ${slide} are empty.`)
  if (deliveryNotes.length > MAX_DELIVERY_NOTES) {
    problems.push(`The deliveryNotes of slide ${slide} are longer than ${MAX_DELIVERY_NOTES} characters.`)
  }
  return problems
}
