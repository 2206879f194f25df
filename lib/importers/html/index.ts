import { DomUtils, parseDocument } from 'htmlparser2'
import { tidyLine } from '../clean-text.ts'
import type { DraftDeck, DraftSlide } from '../draft.ts'
import { ImportError } from '../errors.ts'
import { splitAtLines } from '../markdown/lines.ts'
import { blockText } from '../markdown/render-blocks.ts'
import { readSlide } from '../markdown/reveal.ts'
import type { ImportWarnings } from '../warnings.ts'
import { htmlBlocks } from './html-blocks.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

/** Reads a reveal.js page: every section that holds no other section is a slide. */
export function readRevealPage(text: string, warnings: ImportWarnings): DraftDeck {
  const page = parseDocument(text).children
  const frame = DomUtils.getElementsByClassName('slides', page)
  const sections = DomUtils.getElementsByTagName('section', frame.length > 0 ? frame : page)
  const leaves = sections.filter(
    (section) => DomUtils.getElementsByTagName('section', section.children).length === 0,
  )
  if (leaves.length === 0) {
    throw new ImportError(
      'unsupported_format',
      'This is a web page without slides. Export the deck as .pptx or as Markdown and import that file.',
    )
  }
  const title = DomUtils.getElementsByTagName('title', page)[0]
  return {
    title: tidyLine(title ? DomUtils.textContent(title) : ''),
    slides: leaves.flatMap((section) => readSection(section, warnings)),
  }
}

function readSection(section: Element, warnings: ImportWarnings): DraftSlide[] {
  const source = section.attribs['data-markdown']
  if (source === undefined) return [readHtmlSection(section)]
  if (source.trim() !== '') {
    warnings.add(`The slides in ${source.trim()} are in another file, which is not part of this upload.`)
    return []
  }
  const template = section.children.find((child) => isNamed(child, 'textarea') || isNamed(child, 'script'))
  const markdown = dedent(DomUtils.textContent(template ?? section))
  return splitAtLines(markdown, (line) => /^-{2,4}\s*$/.test(line)).map((part) =>
    readSlide(part, { env: {} }),
  )
}

function readHtmlSection(section: Element): DraftSlide {
  const asides = DomUtils.getElementsByTagName('aside', section.children).filter((aside) =>
    (aside.attribs.class ?? '').split(/\s+/).includes('notes'),
  )
  for (const aside of asides) DomUtils.removeElement(aside)
  const findings = { comments: [], silentPictures: 0 }
  const blocks = htmlBlocks(DomUtils.getInnerHTML(section), findings)
  const heading = blocks.findIndex((block) => block.type === 'heading')
  const [title] = heading === -1 ? [] : blocks.splice(heading, 1)
  const written = asides.flatMap((aside) => htmlBlocks(DomUtils.getInnerHTML(aside), findings).map(blockText))
  return {
    title: title?.text ?? '',
    body: blocks.map(blockText).join('\n\n'),
    notes: [section.attribs['data-notes'] ?? '', ...written]
      .filter((notes) => notes.trim() !== '')
      .join('\n\n'),
    hidden: section.attribs['data-visibility'] === 'hidden' || section.attribs.hidden !== undefined,
    silentPictures: findings.silentPictures,
  }
}

function isNamed(node: Node, name: string): boolean {
  return 'name' in node && node.name === name
}

function dedent(text: string): string {
  const lines = text.split('\n')
  const indent = lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, line.search(/\S/))),
    Number.POSITIVE_INFINITY,
  )
  return lines.map((line) => line.slice(Math.min(indent, line.length))).join('\n')
}
