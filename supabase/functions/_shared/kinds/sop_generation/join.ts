import { comparable } from '../../transcripts/grounds.ts'
import { type Given, onceEach } from '../../transcripts/once-each.ts'
import type { PartNote, PartStep, SopPart } from './tasks.ts'

export type GivenStep = Given<Omit<PartStep, 'warnings' | 'checks'>> & {
  warnings: Given<PartNote>[]
  checks: Given<PartNote>[]
}

export interface GivenChapter {
  id: string
  heading: string
  lines: number[]
  start: number | null
  steps: GivenStep[]
}

/** What all pieces have for the training, with ids that follow from where it stood, and what was said twice said once. */
export interface Joined {
  parts: { title: string; purpose: string; scope: string }[]
  roles: Given<PartNote>[]
  materials: Given<PartNote>[]
  chapters: GivenChapter[]
  troubles: Given<SopPart['troubles'][number]>[]
  keyPoints: Given<PartNote>[]
  checkpoints: Given<SopPart['checkpoints'][number]>[]
}

/** Joins the pieces without a model. A step that is like another stays: what is done twice is two steps. */
export function join(all: SopPart[]): Joined {
  const parts = all.filter(({ nothing }) => nothing === null)
  const textOf = ({ text }: PartNote) => text
  const roles = onceEach('r', textOf)
  const materials = onceEach('m', textOf)
  const keyPoints = onceEach('k', textOf)
  const troubles = onceEach<SopPart['troubles'][number]>('f', ({ problem, remedy }) => `${problem} ${remedy}`)
  const checkpoints = onceEach<SopPart['checkpoints'][number]>('q', ({ question }) => question)
  for (const part of parts) {
    for (const each of part.roles) roles.add(each)
    for (const each of part.materials) materials.add(each)
    for (const each of part.keyPoints) keyPoints.add(each)
    for (const each of part.troubles) troubles.add(each)
    for (const each of part.checkpoints) checkpoints.add(each)
  }
  return {
    parts: parts.map(({ title, purpose, scope }) => ({ title, purpose, scope })),
    roles: roles.all,
    materials: materials.all,
    chapters: chaptersOf(parts),
    troubles: troubles.all,
    keyPoints: keyPoints.all,
    checkpoints: checkpoints.all,
  }
}

function chaptersOf(parts: SopPart[]): GivenChapter[] {
  const chapters: GivenChapter[] = []
  let number = 0
  for (const { heading, lines, start, steps } of parts.flatMap((part) => part.chapters)) {
    const own = steps.map((step): GivenStep => {
      number += 1
      const id = `s${number}`
      const given = (letter: string) => (note: PartNote, index: number) => ({
        ...note,
        id: `${id}${letter}${index + 1}`,
      })
      return { ...step, id, warnings: step.warnings.map(given('w')), checks: step.checks.map(given('c')) }
    })
    const before = chapters.at(-1)
    // A chapter that goes on over the border of two pieces is one.
    if (before && comparable(before.heading) === comparable(heading)) before.steps.push(...own)
    else chapters.push({ id: `h${chapters.length + 1}`, heading, lines, start, steps: own })
  }
  return chapters
}
