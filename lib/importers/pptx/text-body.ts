import { child, childrenNamed, descend, descendants, type XmlElement } from './xml.ts'

const MAX_LEVEL = 8

/** How a shape's paragraphs are read: placeholders for text have bullets unless they say otherwise. */
export interface TextOptions {
  bulletsByDefault: boolean
}

/** The paragraphs of a text body as lines of Markdown; empty paragraphs are left out. */
export function textBodyLines(body: XmlElement | undefined, options: TextOptions): string[] {
  const paragraphs = childrenNamed(body, 'p')
    .map((paragraph) => ({ paragraph, text: paragraphText(paragraph) }))
    .filter(({ text }) => text !== '')
  const levels = paragraphs.map(({ paragraph }) => level(paragraph))
  // A single line on the top level is a sentence, not a list.
  const bullets = options.bulletsByDefault && (paragraphs.length > 1 || (levels[0] ?? 0) > 0)
  const numbers: number[] = []
  return paragraphs.map(({ paragraph, text }, index) => {
    const depth = levels[index] ?? 0
    const marker = bulletOf(paragraph, body, depth, bullets)
    numbers.length = depth + 1
    numbers[depth] = marker === 'number' ? (numbers[depth] ?? 0) + 1 : 0
    const lead = marker === 'number' ? `${numbers[depth]}. ` : marker === 'bullet' ? '- ' : ''
    const indent = '  '.repeat(lead === '' ? 0 : depth)
    return text
      .split('\n')
      .map((line, row) => (row === 0 ? indent + lead + line : indent + ' '.repeat(lead.length) + line))
      .join('\n')
  })
}

/** The words of a paragraph. Line breaks stay, slide numbers and dates of today are not words. */
export function paragraphText(paragraph: XmlElement): string {
  return paragraph.children
    .map(runText)
    .join('')
    .replace(/[\v\u2028]|_x000B_/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function runText(run: XmlElement): string {
  switch (run.name) {
    case 'r':
      return child(run, 't')?.text ?? ''
    case 'br':
      return '\n'
    case 'fld':
      return /^(slidenum|datetime)/i.test(run.attributes.type ?? '') ? '' : (child(run, 't')?.text ?? '')
    case 'm':
    case 'oMath':
    case 'oMathPara':
      return descendants(run, 't')
        .map((part) => part.text)
        .join('')
    case 'AlternateContent':
      return (descend(run, 'Choice') ?? descend(run, 'Fallback'))?.children.map(runText).join('') ?? ''
    default:
      return ''
  }
}

function level(paragraph: XmlElement): number {
  const value = Number(child(paragraph, 'pPr')?.attributes.lvl ?? 0)
  return Number.isInteger(value) ? Math.min(Math.max(value, 0), MAX_LEVEL) : 0
}

function bulletOf(
  paragraph: XmlElement,
  body: XmlElement | undefined,
  depth: number,
  byDefault: boolean,
): 'none' | 'bullet' | 'number' {
  const own = child(paragraph, 'pPr')
  const style = descend(body, 'lstStyle', `lvl${depth + 1}pPr`)
  for (const properties of [own, style]) {
    if (child(properties, 'buNone')) return depth > 0 && byDefault ? 'bullet' : 'none'
    if (child(properties, 'buAutoNum')) return 'number'
    if (child(properties, 'buChar') || child(properties, 'buBlip')) return 'bullet'
  }
  return byDefault || depth > 0 ? 'bullet' : 'none'
}
