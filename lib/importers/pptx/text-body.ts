import type { ListStyles } from './bullet-styles.ts'
import { child, childrenNamed, descend, descendants, type XmlElement } from './xml.ts'

const MAX_LEVEL = 8

/** The paragraphs of a text body as lines of Markdown; empty paragraphs are left out. */
export function textBodyLines(body: XmlElement | undefined, inherited: ListStyles = []): string[] {
  const paragraphs = childrenNamed(body, 'p')
    .map((paragraph) => ({ paragraph, text: paragraphText(paragraph), level: level(paragraph) }))
    .filter(({ text }) => text !== '')
  // A text that begins on a deeper level is not nested under anything.
  const least = paragraphs.reduce((lowest, paragraph) => Math.min(lowest, paragraph.level), MAX_LEVEL)
  const styles = [child(body, 'lstStyle'), ...inherited]
  const numbers: number[] = []
  return paragraphs.map(({ paragraph, text, level: ownLevel }) => {
    const depth = ownLevel - least
    // A single line is a sentence, not a list.
    const bullet = paragraphs.length > 1 ? bulletOf(paragraph, styles, ownLevel) : 'none'
    numbers.length = depth + 1
    numbers[depth] = bullet === 'number' ? (numbers[depth] ?? 0) + 1 : 0
    const lead = bullet === 'number' ? `${numbers[depth]}. ` : bullet === 'bullet' || depth > 0 ? '- ' : ''
    const indent = '  '.repeat(depth)
    return text
      .split('\n')
      .map((line, row) => indent + (row === 0 ? lead : ' '.repeat(lead.length)) + line)
      .join('\n')
  })
}

/** The words of a paragraph. Line breaks stay, slide numbers and dates of today are not words. */
export function paragraphText(paragraph: XmlElement): string {
  return paragraph.children
    .map(runText)
    .join('')
    .replace(/[\v\u2028]|_x000B_/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
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

// The nearest style that says anything decides, from the paragraph itself up to the master.
function bulletOf(paragraph: XmlElement, styles: ListStyles, ownLevel: number): 'none' | 'bullet' | 'number' {
  const levels = styles.map((style) => child(style, `lvl${ownLevel + 1}pPr`))
  for (const properties of [child(paragraph, 'pPr'), ...levels]) {
    if (child(properties, 'buNone')) return 'none'
    if (child(properties, 'buAutoNum')) return 'number'
    if (child(properties, 'buChar') || child(properties, 'buBlip')) return 'bullet'
  }
  return 'none'
}
