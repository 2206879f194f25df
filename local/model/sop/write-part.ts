import { z } from 'zod'
import { clip } from '../../../supabase/functions/_shared/text/clip.ts'
import { explainedIn } from '../notes/definitions.ts'
import { type Ranked, scoreOf, top } from '../notes/rank.ts'
import { type Said, waitsAlone } from '../notes/said.ts'
import { frequencies, heading } from '../notes/words.ts'
import { chaptersOf } from './chapters.ts'
import type { SopCues } from './cues/cues.ts'
import { cuesFor, type Sorted, sortSaid } from './sort.ts'

const MaterialSchema = z.looseObject({
  lines: z
    .array(z.looseObject({ line: z.number(), speaker: z.string().nullable(), text: z.string() }))
    .min(1),
})

const NOTHING = {
  title: '',
  purpose: '',
  scope: '',
  roles: [],
  materials: [],
  chapters: [],
  troubles: [],
  keyPoints: [],
  checkpoints: [],
}

/** A talk without steps comes back to its subject: so many of its sentences name it. */
const MIN_SUBJECT = 3
const MIN_SAID = 3
const WHOLE_SENTENCE = 24
const MOST = { roles: 4, materials: 5, troubles: 4, keyPoints: 2, explained: 2, checkpoints: 3 }

/** Sorts the sentences of a piece by what they are in a training, word for word, and cuts them into chapters. */
export function writeSopPart(material: unknown) {
  const { lines } = MaterialSchema.parse(material)
  const cues = cuesFor(lines)
  const said = sortSaid(lines, cues)
  const explained = explainedIn(said)
  const counts = frequencies(said.map(({ text }) => text))
  const subject = Math.max(0, ...[...counts.values()].map(({ count }) => count))
  const steps = said.filter(({ sort }) => sort === 'step')
  const saysNothing = steps.length === 0 && subject < MIN_SUBJECT && explained.length === 0
  if (waitsAlone(lines) || said.length < MIN_SAID || saysNothing) {
    return { nothing: clip(lines.map(({ text }) => text).join(' '), 80), ...NOTHING }
  }
  const of = (sort: Sorted['sort'], most: number) =>
    said
      .filter((each) => each.sort === sort)
      .slice(0, most)
      .map(noteOf)
  const ranked = said
    .filter(({ text, sort }) => sort === 'other' && text.length >= WHOLE_SENTENCE)
    .map((each): Ranked => ({ ...each, score: scoreOf(each.text, counts) }))
  return {
    nothing: null,
    title: heading(said.map(({ text }) => text)) || clip(said[0]?.text ?? '', 60),
    purpose: of('purpose', 1)[0]?.text ?? '',
    scope: of('scope', 1)[0]?.text ?? '',
    roles: of('role', MOST.roles),
    materials: of('material', MOST.materials),
    chapters: chaptersOf(said),
    troubles: cues ? troublesOf(said, cues) : [],
    keyPoints: top(ranked, MOST.keyPoints).map(noteOf),
    checkpoints: [
      ...explained
        .slice(0, MOST.explained)
        .map(({ question, meaning, lines: own }) => ({ question, answer: meaning, lines: own })),
      ...(cues ? afterSteps(steps, cues) : []),
    ].slice(0, MOST.checkpoints),
  }
}

function troublesOf(said: Sorted[], { trouble }: SopCues) {
  return said
    .flatMap(({ text, lines }) => {
      const { problem, remedy } = trouble.exec(text)?.groups ?? {}
      return problem && remedy ? [{ problem, remedy, lines }] : []
    })
    .slice(0, MOST.troubles)
}

/** What comes after the first step, and after one in the middle. */
function afterSteps(steps: Said[], { next }: SopCues) {
  const places = [...new Set([0, Math.floor(steps.length / 2)])]
  return places.flatMap((place) => {
    const [step, after] = [steps[place], steps[place + 1]]
    return step && after ? [{ question: next(step.text), answer: after.text, lines: after.lines }] : []
  })
}

function noteOf({ text, lines }: Said) {
  return { text, lines }
}
