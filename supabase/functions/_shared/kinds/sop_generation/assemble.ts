import { SOP_LIMITS, type Sop } from '../../documents/sop.ts'
import { mergeSame, type Same } from '../../transcripts/same.ts'
import type { GivenStep, Joined } from './join.ts'
import type { MergeReply } from './merge-rules.ts'

type Assembled = Omit<Sop, 'transcript' | 'mediaId' | 'model' | 'leftOut'>

/** The training from what was found: what says the same is said once, where it was said best, with the lines of all. */
export function assemble(joined: Joined, { purpose, scope, keyPoints, same }: MergeReply): Assembled {
  const steps = joined.chapters.flatMap((chapter) => chapter.steps)
  const { roles, materials, troubles, checkpoints } = joined
  const all = [...roles, ...materials, ...steps, ...troubles, ...joined.keyPoints, ...checkpoints]
  const { head, keep } = mergeSame(same, all, SOP_LIMITS.maxLines)
  const remarks = remarksOf(same, steps)
  const heads = [...new Set(keyPoints.map(head))]
  return {
    purpose,
    scope,
    roles: keep(roles),
    materials: keep(materials),
    chapters: joined.chapters.map((chapter) => ({
      ...chapter,
      steps: keep(chapter.steps).map((step) => ({ ...step, ...remarks(step) })),
    })),
    troubles: keep(troubles),
    keyPoints: keep(heads.flatMap((id) => joined.keyPoints.find((point) => point.id === id) ?? [])),
    checkpoints: keep(checkpoints),
  }
}

/** Warnings and checks of steps that became one: none is lost with the words of the others. */
function remarksOf(same: Same, steps: GivenStep[]) {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const groupOf = new Map(same.map((group) => [group[0], group]))
  return (step: GivenStep) => {
    const told = (groupOf.get(step.id) ?? [step.id]).flatMap((id) => byId.get(id) ?? [])
    return {
      warnings: told.flatMap(({ warnings }) => warnings).slice(0, SOP_LIMITS.maxRemarks),
      checks: told.flatMap(({ checks }) => checks).slice(0, SOP_LIMITS.maxRemarks),
    }
  }
}
