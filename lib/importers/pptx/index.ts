import { DECK_LIMITS } from '../../../supabase/functions/_shared/documents/deck.ts'
import type { DraftDeck, DraftSlide } from '../draft.ts'
import { ImportError, importError, tooManySlides } from '../errors.ts'
import type { ImportWarnings } from '../warnings.ts'
import { Archive } from './archive.ts'
import { BulletStyles } from './bullet-styles.ts'
import { otherOfficeFile } from './other-files.ts'
import { findRelated, readRelationships, readXmlPart } from './package.ts'
import { readSlide } from './slide.ts'
import { child, childrenNamed, descend, type XmlElement } from './xml.ts'

/** Reads a PowerPoint deck: slides in their order with title, text, tables, charts, diagrams and notes. */
export async function readPptx(bytes: Uint8Array, warnings: ImportWarnings): Promise<DraftDeck> {
  const archive = await openArchive(bytes)
  const main = findRelated(await readRelationships(archive, ''), 'officeDocument') ?? 'ppt/presentation.xml'
  const presentation = await readXmlPart(archive, main)
  if (presentation?.name !== 'presentation') throw otherOfficeFile(archive) ?? importError('deck_corrupt')
  const names = await slideNames(archive, main, presentation)
  if (names.length > DECK_LIMITS.maxSlides) {
    throw tooManySlides(names.length)
  }
  const styles = new BulletStyles(archive)
  const slides: DraftSlide[] = []
  for (const [index, name] of names.entries())
    slides.push(await readSlide(archive, styles, name, index + 1, warnings))
  return { title: slides.find((slide) => slide.title !== '')?.title ?? (await coreTitle(archive)), slides }
}

async function openArchive(bytes: Uint8Array): Promise<Archive> {
  try {
    return await Archive.open(bytes)
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw importError('deck_corrupt', { cause: error })
  }
}

async function slideNames(archive: Archive, main: string, presentation: XmlElement): Promise<string[]> {
  const relationships = new Map((await readRelationships(archive, main)).map((one) => [one.id, one.target]))
  return childrenNamed(child(presentation, 'sldIdLst'), 'sldId').map(({ attributes }) => {
    const target = relationships.get(attributes['r:id'] ?? '')
    if (!target || !archive.has(target)) throw importError('deck_corrupt')
    return target
  })
}

// Programs put a title of their own there; it says nothing.
async function coreTitle(archive: Archive): Promise<string> {
  const core = await readXmlPart(archive, 'docProps/core.xml')
  const title = descend(core ?? undefined, 'title')?.text.trim() ?? ''
  return /^(powerpoint[- ]?(presentation|präsentation)|presentation\d*|slide 1|untitled)$/i.test(title)
    ? ''
    : title
}
