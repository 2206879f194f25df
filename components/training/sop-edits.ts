import type { Chapter, Checkpoint, Sop, SopNote, SopStep, Trouble } from '@shared/documents/sop.ts'
import { changed, without } from '@/components/documents/list-edits'

export type SopEdit = (sop: Sop) => Sop

/** The lists of a training whose items are edited on their own. */
interface Items {
  roles: SopNote
  materials: SopNote
  keyPoints: SopNote
  troubles: Trouble
  checkpoints: Checkpoint
}
type ListName = keyof Items
type Remarks = 'warnings' | 'checks'

/** What the user writes rests on no line. */
const own = () => ({ id: crypto.randomUUID() as string, lines: [], start: null })

export function changeItem<Name extends ListName>(
  list: Name,
  id: string,
  change: Partial<Omit<Items[Name], 'id'>>,
): SopEdit {
  return (sop) => ({ ...sop, [list]: changed(sop[list] as Items[Name][], id, change) })
}

export function removeItem(list: ListName, id: string): SopEdit {
  return (sop) => ({ ...sop, [list]: without<{ id: string }>(sop[list], id) })
}

/** An empty item of the user's own at the end of a list. */
export function addItem(list: ListName): SopEdit {
  const empty = {
    roles: { ...own(), text: '' },
    materials: { ...own(), text: '' },
    keyPoints: { ...own(), text: '' },
    troubles: { ...own(), problem: '', remedy: '' },
    checkpoints: { ...own(), question: '', answer: '' },
  } satisfies Items
  return (sop) => ({ ...sop, [list]: [...sop[list], empty[list]] })
}

export function changeChapter(id: string, change: Partial<Omit<Chapter, 'id'>>): SopEdit {
  return (sop) => ({ ...sop, chapters: changed(sop.chapters, id, change) })
}

/** A step of the user's own at the end of a chapter. */
export function addStep(chapterId: string): SopEdit {
  const step: SopStep = { ...own(), text: '', warnings: [], checks: [] }
  return inChapters((chapter) =>
    chapter.id === chapterId ? { ...chapter, steps: [...chapter.steps, step] } : chapter,
  )
}

/** Removes a step. Its chapter stays, for its time. */
export function removeStep(id: string): SopEdit {
  return inChapters((chapter) => ({ ...chapter, steps: without(chapter.steps, id) }))
}

export function changeStep(id: string, change: (step: SopStep) => SopStep): SopEdit {
  return inChapters((chapter) =>
    chapter.steps.some((step) => step.id === id)
      ? { ...chapter, steps: chapter.steps.map((step) => (step.id === id ? change(step) : step)) }
      : chapter,
  )
}

/** Changes a warning or a check of a step, or removes it where the text is null. */
export function changeRemark(stepId: string, list: Remarks, id: string, text: string | null): SopEdit {
  return changeStep(stepId, (step) => ({
    ...step,
    [list]: text === null ? without(step[list], id) : changed(step[list], id, { text }),
  }))
}

export function addRemark(stepId: string, list: Remarks): SopEdit {
  return changeStep(stepId, (step) => ({ ...step, [list]: [...step[list], { ...own(), text: '' }] }))
}

function inChapters(change: (chapter: Chapter) => Chapter): SopEdit {
  return (sop) => ({ ...sop, chapters: sop.chapters.map(change) })
}
