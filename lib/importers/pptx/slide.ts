import type { DraftSlide } from '../draft.ts'
import { ImportError, importError } from '../errors.ts'
import type { ImportWarnings } from '../warnings.ts'
import type { Archive } from './archive.ts'
import type { BulletStyles, StyleLookup } from './bullet-styles.ts'
import { findRelated, type Relationship, readRelationships, readXmlPart } from './package.ts'
import { type PartReader, readShapes, type ShapeFindings } from './shapes.ts'
import { textBodyLines } from './text-body.ts'
import { child, descend, descendants, isFalse, type XmlElement, XmlError } from './xml.ts'

const MAX_GUESSED_TITLE = 90

/** Reads one slide and its notes. */
export async function readSlide(
  archive: Archive,
  styles: BulletStyles,
  name: string,
  number: number,
  warnings: ImportWarnings,
): Promise<DraftSlide> {
  const slide = await readXmlPart(archive, name)
  if (slide?.name !== 'sld') throw importError('deck_corrupt')
  const relationships = await readRelationships(archive, name)
  const readPart = partReader(archive, relationships)
  const stylesOf = await layoutStyles(styles, findRelated(relationships, 'slideLayout'))
  const findings = await readShapes(descend(slide, 'cSld', 'spTree'), readPart, stylesOf)
  warn(findings, number, warnings)
  const { title, body } = titleAndBody(findings)
  return {
    title,
    body,
    notes: await readNotes(archive, relationships, () => warnings.slide('unreadable_part', number)),
    hidden: isFalse(slide.attributes.show),
    silentPictures: findings.silentPictures,
  }
}

function partReader(archive: Archive, relationships: Relationship[]): PartReader {
  return async (id) => {
    const target = relationships.find((relationship) => relationship.id === id)?.target
    return target ? readOptional(archive, target) : null
  }
}

// Parts that a slide can do without: a broken one is reported, not fatal.
async function readOptional(archive: Archive, name: string): Promise<XmlElement | null> {
  try {
    return await readXmlPart(archive, name)
  } catch (error) {
    if (isBrokenPart(error)) return null
    throw error
  }
}

function isBrokenPart(error: unknown): boolean {
  return error instanceof XmlError || (error instanceof ImportError && error.code === 'deck_corrupt')
}

// Bullets are a nicety: a slide is read without them when its layout is broken.
async function layoutStyles(styles: BulletStyles, layout: string | null): Promise<StyleLookup> {
  try {
    return await styles.forLayout(layout)
  } catch (error) {
    if (isBrokenPart(error)) return () => []
    throw error
  }
}

// A deck made of text boxes has no title shapes: a short first line stands for it.
function titleAndBody({ titles, texts }: ShapeFindings): { title: string; body: string } {
  const title = titles.join(' ').replaceAll('\n', ' ')
  const body = texts.join('\n\n')
  const [first = '', ...rest] = body.split('\n')
  const isTitle =
    title === '' && first.length <= MAX_GUESSED_TITLE && !/^(\[|\||\s*- |\d+\. |https?:)/.test(first)
  return isTitle ? { title: first, body: rest.join('\n') } : { title, body }
}

// Only the notes' own text: the page has a picture of the slide, a number and a date as well.
async function readNotes(
  archive: Archive,
  relationships: Relationship[],
  unreadable: () => void,
): Promise<string> {
  const name = findRelated(relationships, 'notesSlide')
  if (!name) return ''
  const notes = await readOptional(archive, name)
  if (!notes) {
    unreadable()
    return ''
  }
  const shapes = descendants(descend(notes, 'cSld', 'spTree'), 'sp')
  const texts = shapes.filter((shape) => descend(shape, 'nvSpPr', 'nvPr', 'ph')?.attributes.type === 'body')
  return texts.map((shape) => textBodyLines(child(shape, 'txBody')).join('\n')).join('\n\n')
}

function warn(findings: ShapeFindings, number: number, warnings: ImportWarnings): void {
  if (findings.media) warnings.slide('media', number)
  if (findings.embedded) warnings.slide('embedded', number)
  if (findings.unreadable) warnings.slide('unreadable_part', number)
}
