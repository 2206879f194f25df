import { clip } from '../../../supabase/functions/_shared/text/clip.ts'
import type { Said } from '../notes/said.ts'
import { heading, sameWord } from '../notes/words.ts'
import type { Sorted } from './sort.ts'

const SAID_A_CHAPTER = 16
const MOST_CHAPTERS = 5
const MOST_STEPS = 25
const MOST_REMARKS = 14

interface Note {
  text: string
  lines: number[]
}
interface Step extends Note {
  warnings: Note[]
  checks: Note[]
}

/** The sentences of a piece as chapters of about equal length, with the steps that are told in each. */
export function chaptersOf(said: Sorted[]) {
  const used = new Set<string>()
  const left = { steps: MOST_STEPS, remarks: MOST_REMARKS }
  return groupsOf(said).map((group) => {
    const texts = group.map(({ text }) => text)
    const title = heading(texts, used)
    for (const word of title.split(', ')) used.add(sameWord(word))
    return {
      heading: title || clip(texts[0] ?? '', 60),
      line: group[0]?.lines[0] ?? 0,
      steps: stepsOf(group, left),
    }
  })
}

/** Each begins on a line of its own: two sentences of one line stay together. */
function groupsOf(said: Sorted[]): Sorted[][] {
  const number = Math.min(MOST_CHAPTERS, Math.max(1, Math.round(said.length / SAID_A_CHAPTER)))
  const size = Math.ceil(said.length / number)
  const groups: Sorted[][] = []
  for (const each of said) {
    const open = groups.at(-1)
    const isFull = open && open.length >= size && (each.lines[0] ?? 0) > (open.at(-1)?.lines.at(-1) ?? 0)
    if (!open || isFull) groups.push([each])
    else open.push(each)
  }
  return groups
}

/** Warnings and checks belong to the step before them; those before the first one belong to it. */
function stepsOf(group: Sorted[], left: { steps: number; remarks: number }): Step[] {
  const steps: Step[] = []
  const early: Sorted[] = []
  for (const each of group) {
    if (each.sort === 'step' && left.steps > 0) {
      left.steps -= 1
      const step: Step = { ...noteOf(each), warnings: [], checks: [] }
      for (const remark of early.splice(0)) remarkOn(step, remark, left)
      steps.push(step)
    } else if (each.sort === 'warning' || each.sort === 'check') {
      const step = steps.at(-1)
      if (step) remarkOn(step, each, left)
      else early.push(each)
    }
  }
  return steps
}

function remarkOn(step: Step, remark: Sorted, left: { remarks: number }): void {
  if (left.remarks === 0) return
  left.remarks -= 1
  step[remark.sort === 'warning' ? 'warnings' : 'checks'].push(noteOf(remark))
}

function noteOf({ text, lines }: Said): Note {
  return { text, lines }
}
