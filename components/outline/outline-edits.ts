import { OUTLINE_LIMITS, type Outline, type OutlineSection } from '@shared/documents/outline.ts'

type Sections = Outline['sections']

/** A new section, for the user to name. */
export function emptySection(): OutlineSection {
  return { id: crypto.randomUUID(), title: '', about: '', slides: 3, rests: [] }
}

/** Changes some fields of one section; a number of slides stays within what a section may have. */
export function changeSection(
  sections: Sections,
  id: string,
  change: Partial<Omit<OutlineSection, 'id'>>,
): Sections {
  return sections.map((section) => {
    if (section.id !== id) return section
    const next = { ...section, ...change }
    return { ...next, slides: Math.min(OUTLINE_LIMITS.maxSectionSlides, Math.max(1, next.slides)) }
  })
}

/** Puts a section at a place; nothing happens once the outline is full. */
export function insertSection(sections: Sections, at: number, section: OutlineSection): Sections {
  if (sections.length >= OUTLINE_LIMITS.maxSections) return sections
  return [...sections.slice(0, at), section, ...sections.slice(at)]
}

/** Takes a section out; the last one stays. */
export function removeSection(sections: Sections, id: string): Sections {
  return sections.length === 1 ? sections : sections.filter((section) => section.id !== id)
}

/** Moves a section to another place. */
export function moveSection(sections: Sections, id: string, to: number): Sections {
  const from = sections.findIndex((section) => section.id === id)
  const section = sections[from]
  if (!section || to < 0 || to >= sections.length || to === from) return sections
  const rest = sections.filter((other) => other.id !== id)
  return [...rest.slice(0, to), section, ...rest.slice(to)]
}

/** The outline with these sources: what rested on one that was taken out rests on it no more. */
export function withSources(outline: Outline, sources: Outline['sources']): Outline {
  const kept = new Set(sources.map(({ documentId }) => documentId))
  const sections = outline.sections.map((section) => ({
    ...section,
    rests: section.rests.filter(({ documentId }) => kept.has(documentId)),
  }))
  return { ...outline, sources, sections }
}
