import type {
  Definition,
  LectureNotes,
  Note,
  NotesSection,
  Question,
} from '@shared/documents/lecture-notes.ts'
import { changed, without } from '@/components/documents/list-edits'

/** The lists of a document that hold notes with an id. */
interface Items {
  takeaways: Note
  definitions: Definition
  questions: Question
  sections: NotesSection
}
type ListName = keyof Items

/** Changes one item of a list; all others stay the same objects. */
export function changeItem<Name extends ListName>(
  notes: LectureNotes,
  list: Name,
  id: string,
  change: Partial<Omit<Items[Name], 'id'>>,
): LectureNotes {
  const items = notes[list] as Items[Name][]
  return { ...notes, [list]: changed(items, id, change) }
}

/** Takes an item out of a list. */
export function removeItem(notes: LectureNotes, list: ListName, id: string): LectureNotes {
  const items: { id: string }[] = notes[list]
  return { ...notes, [list]: without(items, id) }
}

/** Changes a point of a section, or removes it where the change is null. A section that is empty goes as well. */
export function changePoint(notes: LectureNotes, id: string, text: string | null): LectureNotes {
  const sections = notes.sections.map((section) => {
    if (!section.points.some((point) => point.id === id)) return section
    const points = text === null ? without(section.points, id) : changed(section.points, id, { text })
    return { ...section, points }
  })
  return { ...notes, sections: sections.filter(({ points }) => points.length > 0) }
}

/** A note of the user's own at the end of a section: it rests on no line. */
export function addPoint(notes: LectureNotes, sectionId: string): LectureNotes {
  const point: Note = { id: crypto.randomUUID(), text: '', lines: [], start: null }
  const sections = notes.sections.map((section) =>
    section.id === sectionId ? { ...section, points: [...section.points, point] } : section,
  )
  return { ...notes, sections }
}
