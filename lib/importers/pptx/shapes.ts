import { markdownTable } from '../markdown/render-blocks.ts'
import type { StyleLookup } from './bullet-styles.ts'
import { chartText } from './chart.ts'
import { diagramText } from './diagram.ts'
import { paragraphText, textBodyLines } from './text-body.ts'
import { child, childrenNamed, descend, descendants, isTrue, type XmlElement } from './xml.ts'

const MAX_DEPTH = 30

/** What the shapes of one slide hold, in reading order. */
export interface ShapeFindings {
  titles: string[]
  texts: string[]
  silentPictures: number
  media: boolean
  embedded: boolean
  unreadable: boolean
}

/** Reads a part of the package by relationship id: charts and diagrams are parts of their own. */
export type PartReader = (relationshipId: string) => Promise<XmlElement | null>

/** Reads the shapes of a tree, groups included. */
export async function readShapes(
  tree: XmlElement | undefined,
  readPart: PartReader,
  stylesOf: StyleLookup,
): Promise<ShapeFindings> {
  const findings: ShapeFindings = {
    titles: [],
    texts: [],
    silentPictures: 0,
    media: false,
    embedded: false,
    unreadable: false,
  }
  await new ShapeReader(findings, readPart, stylesOf).readAll(tree, 0)
  return findings
}

class ShapeReader {
  readonly #findings: ShapeFindings
  readonly #readPart: PartReader
  readonly #stylesOf: StyleLookup

  constructor(findings: ShapeFindings, readPart: PartReader, stylesOf: StyleLookup) {
    this.#findings = findings
    this.#readPart = readPart
    this.#stylesOf = stylesOf
  }

  async readAll(tree: XmlElement | undefined, depth: number): Promise<void> {
    if (depth > MAX_DEPTH) return
    for (const shape of tree?.children ?? []) await this.#read(shape, depth)
  }

  async #read(shape: XmlElement, depth: number): Promise<void> {
    if (isTrue(properties(shape)?.attributes.hidden)) return
    switch (shape.name) {
      case 'sp':
        return this.#readText(shape)
      case 'grpSp':
        return this.readAll(shape, depth + 1)
      case 'pic':
        return this.#readPicture(shape)
      case 'graphicFrame':
        return this.#readGraphic(shape)
      case 'AlternateContent':
        return this.readAll(child(shape, 'Choice') ?? child(shape, 'Fallback'), depth + 1)
    }
  }

  #readText(shape: XmlElement): void {
    const placeholder = descend(shape, 'nvSpPr', 'nvPr', 'ph')
    const type = placeholder?.attributes.type ?? 'obj'
    if (placeholder && /^(dt|ftr|sldNum|hdr|sldImg)$/.test(type)) return
    const body = child(shape, 'txBody')
    if (placeholder && /^(title|ctrTitle)$/.test(type)) {
      const title = childrenNamed(body, 'p').map(paragraphText).filter(Boolean).join(' ')
      if (title) this.#findings.titles.push(title)
      return
    }
    this.#write(textBodyLines(body, placeholder ? this.#stylesOf(placeholder) : []).join('\n'))
  }

  #readPicture(shape: XmlElement): void {
    const media = descend(shape, 'nvPicPr', 'nvPr')
    if (child(media, 'videoFile') || child(media, 'audioFile') || child(media, 'wavAudioFile'))
      this.#findings.media = true
    const alt = descendants(properties(shape), 'decorative').some((mark) => isTrue(mark.attributes.val))
      ? ''
      : alternativeText(shape)
    if (alt) this.#write(`[image: ${alt}]`)
    else this.#findings.silentPictures++
  }

  async #readGraphic(shape: XmlElement): Promise<void> {
    const data = descend(shape, 'graphic', 'graphicData')
    const table = child(data, 'tbl')
    if (table) return this.#write(tableText(table))
    const chart = child(data, 'chart')?.attributes['r:id']
    if (chart) return this.#writePart(chart, chartText)
    const diagram = child(data, 'relIds')?.attributes['r:dm']
    if (diagram) return this.#writePart(diagram, diagramText)
    if (descendants(data, 'oleObj').length > 0) this.#findings.embedded = true
    const alt = alternativeText(shape)
    if (alt) this.#write(`[image: ${alt}]`)
    else this.#findings.silentPictures++
  }

  // A chart or diagram that cannot be read costs its own text, not the deck.
  async #writePart(relationshipId: string, toText: (part: XmlElement) => string): Promise<void> {
    const part = await this.#readPart(relationshipId)
    if (part) this.#write(toText(part))
    else this.#findings.unreadable = true
  }

  #write(text: string): void {
    if (text.trim() !== '') this.#findings.texts.push(text)
  }
}

// The element with a shape's name, description and visibility is named after the kind of shape.
function properties(shape: XmlElement): XmlElement | undefined {
  return child(
    shape.children.find((candidate) => /^nv.*Pr$/.test(candidate.name)),
    'cNvPr',
  )
}

// File names are what programs put there, and the note that a machine wrote the text is not part of it.
function alternativeText(shape: XmlElement): string {
  const text = (properties(shape)?.attributes.descr ?? '')
    .replace(
      /\s*(Description automatically generated( with \w+ confidence)?|AI-generated content may be incorrect\.?)\s*/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return /^\S{0,200}\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/i.test(text) ||
    /^(https?|file):\S+$/i.test(text)
    ? ''
    : text
}

function tableText(table: XmlElement): string {
  const rows = childrenNamed(table, 'tr').map((row) => childrenNamed(row, 'tc'))
  // A table of one column is a frame around text, which keeps its paragraphs and bullets.
  if (rows.every((row) => row.length === 1)) {
    return rows.flatMap(([cell]) => textBodyLines(child(cell, 'txBody'))).join('\n')
  }
  return markdownTable(rows.map((row) => row.map(cellText)))
}

function cellText(cell: XmlElement): string {
  if (isTrue(cell.attributes.hMerge) || isTrue(cell.attributes.vMerge)) return ''
  return childrenNamed(child(cell, 'txBody'), 'p').map(paragraphText).filter(Boolean).join('\n')
}
