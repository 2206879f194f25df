import { z } from 'zod'
import type { ModelCall } from '../../__tests__/support/scripted-model.ts'
import { sentence } from './speech.ts'

const PartSchema = z.looseObject({ lines: z.array(z.looseObject({ line: z.number(), text: z.string() })) })
const MergeSchema = z.looseObject({ notes: z.array(z.looseObject({ id: z.string() })) })

const SECTIONS = 5
const POINTS = 6

/** A reply that is as full as one may be: forty notes of a part, as a good model takes them. */
export function notesReply({ body, messages }: ModelCall): unknown {
  const text = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  const material: unknown = JSON.parse(text)
  return body.response_format?.json_schema?.name === 'lecture_notes_merge'
    ? merged(material)
    : noted(material)
}

function noted(material: unknown) {
  const { lines } = PartSchema.parse(material)
  const at = (index: number) => lines[Math.floor(index) % lines.length] ?? { line: 1, text: sentence(0) }
  const note = (index: number) => ({ text: at(index).text, lines: [at(index).line, at(index + 1).line] })
  const step = lines.length / (SECTIONS * POINTS)
  const sections = Array.from({ length: SECTIONS }, (_, section) => ({
    heading: `Cases from line ${at(section * POINTS * step).line}`,
    points: Array.from({ length: POINTS }, (_, point) => note((section * POINTS + point) * step)),
  }))
  const few = [1, 2, 3].map((n) => (n * lines.length) / 4)
  return {
    nothing: null,
    title: sections[0]?.heading,
    summary: at(0).text,
    sections,
    takeaways: few.map(note),
    definitions: few.map((index) => ({
      term: at(index).text.split(' ').slice(3, 6).join(' '),
      meaning: at(index).text,
      lines: [at(index).line],
    })),
    questions: few.map((index) => ({
      question: `What happens in this one: ${at(index).text}`,
      answer: at(index).text,
      lines: [at(index).line],
    })),
  }
}

function merged(material: unknown) {
  const { notes } = MergeSchema.parse(material)
  const takeaways = notes.map(({ id }) => id).filter((id) => id.startsWith('t'))
  return {
    title: 'All cases',
    summary: `${sentence(0)} ${sentence(1)}`,
    takeaways: takeaways.slice(0, 8),
    same: [],
  }
}
