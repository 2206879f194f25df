import { SOP_LIMITS } from '../../documents/sop.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { type Claim, claimOfNote, claimOfQuestion, claimProblem, restOf } from '../../transcripts/claims.ts'
import { restsOn } from '../../transcripts/grounds.ts'
import type { PieceLine } from '../../transcripts/pieces.ts'
import { claimOfTrouble, isChapter, type SopReply } from './rules.ts'
import type { PartNote, SopPart } from './tasks.ts'

const NONE = { roles: [], materials: [], chapters: [], troubles: [], keyPoints: [], checkpoints: [] }

/** What of a reply rests on lines that exist; the rest is dropped. A step that rests on nothing goes with its remarks. */
export function keepSupported(reply: SopReply, material: PieceLine[]): Omit<SopPart, 'model'> {
  const ok = (claim: Claim) => claimProblem(claim, material) === null
  const rest = (each: { lines: number[] }) => restOf(each.lines, material)
  const notes = (given: SopReply['keyPoints']): PartNote[] =>
    given.filter((each) => ok(claimOfNote(each))).map((each) => ({ text: oneLine(each.text), ...rest(each) }))
  const chapters = reply.chapters
    .filter((chapter) => isChapter(chapter, material))
    .sort((a, b) => a.line - b.line)
    .map(({ heading, line, steps }) => ({
      heading: oneLine(heading),
      ...restOf([line], material),
      steps: steps
        .filter((each) => ok(claimOfNote(each)))
        .map((each) => ({
          text: oneLine(each.text),
          ...rest(each),
          warnings: notes(each.warnings).slice(0, SOP_LIMITS.maxRemarks),
          checks: notes(each.checks).slice(0, SOP_LIMITS.maxRemarks),
        })),
    }))
  if (chapters.length === 0) {
    const nothing = clip(oneLine(reply.nothing ?? ''), 200)
    return { title: '', purpose: '', scope: '', ...NONE, nothing }
  }
  const said = material.map(({ text }) => text).join('\n')
  const statement = (text: string) =>
    text.trim() !== '' && restsOn(text, said) ? clip(oneLine(text), SOP_LIMITS.maxTextLength) : ''
  return {
    title: clip(oneLine(reply.title), SOP_LIMITS.maxHeadingLength),
    purpose: statement(reply.purpose),
    scope: statement(reply.scope),
    roles: notes(reply.roles),
    materials: notes(reply.materials),
    chapters,
    troubles: reply.troubles
      .filter((each) => ok(claimOfTrouble(each)))
      .map((each) => ({ problem: oneLine(each.problem), remedy: oneLine(each.remedy), ...rest(each) })),
    keyPoints: notes(reply.keyPoints),
    checkpoints: reply.checkpoints
      .filter((each) => ok(claimOfQuestion(each)))
      .map((each) => ({ question: oneLine(each.question), answer: oneLine(each.answer), ...rest(each) })),
    nothing: null,
  }
}
