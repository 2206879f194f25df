import { tidyLine } from '../clean-text.ts'
import type { DraftDeck, DraftSlide } from '../draft.ts'
import { ImportError } from '../errors.ts'
import { limitSlides } from '../markdown/document.ts'
import { blockText } from '../markdown/render-blocks.ts'
import { readSlide } from '../markdown/reveal.ts'
import { scanSource } from '../markdown/source-lines.ts'
import type { ImportWarnings } from '../warnings.ts'
import { htmlBlocks } from './html-blocks.ts'
import { findSections, type Section } from './sections.ts'

const MAX_SLIDE_LENGTH = 100_000

/** Reads a reveal.js page: every section that holds no other section is a slide. */
export function readRevealPage(text: string, warnings: ImportWarnings): DraftDeck {
  const { title, sections } = findSections(text)
  if (sections.length === 0) {
    throw new ImportError(
      'unsupported_format',
      'This is a web page without slides. Export the deck as .pptx or as Markdown and import that file.',
    )
  }
  const slides = limitSlides(sections).flatMap((section) => readSection(section, warnings))
  return { title: tidyLine(title), slides }
}

function readSection(section: Section, warnings: ImportWarnings): DraftSlide[] {
  const source = section.attributes['data-markdown']
  if (source === undefined) return [readHtml(section)]
  if (source.trim() !== '') {
    warnings.add(`The slides in ${source.trim()} are in another file, which is not part of this upload.`)
    return []
  }
  const markdown = dedent((section.template ?? section.html).slice(0, MAX_SLIDE_LENGTH))
  const parts = scanSource(markdown, {}).source.split((line) => /^-{2,4}\s*$/.test(line))
  return limitSlides(parts).map((part) => readSlide(part, {}))
}

function readHtml({ attributes, html, notes }: Section): DraftSlide {
  const findings = { comments: [], silentPictures: 0 }
  const blocks = htmlBlocks(html.slice(0, MAX_SLIDE_LENGTH), findings)
  const heading = blocks.findIndex((block) => block.type === 'heading')
  const [title] = heading === -1 ? [] : blocks.splice(heading, 1)
  const written = notes.flatMap((note) =>
    htmlBlocks(note.slice(0, MAX_SLIDE_LENGTH), findings).map(blockText),
  )
  return {
    title: title?.text ?? '',
    body: blocks.map(blockText).join('\n\n'),
    notes: [attributes['data-notes'] ?? '', ...written].filter((note) => note.trim() !== '').join('\n\n'),
    hidden: attributes['data-visibility'] === 'hidden' || attributes.hidden !== undefined,
    silentPictures: findings.silentPictures,
  }
}

function dedent(text: string): string {
  const lines = text.split('\n')
  const indent = lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, line.search(/\S/))),
    Number.POSITIVE_INFINITY,
  )
  return lines.map((line) => line.slice(Math.min(indent, line.length))).join('\n')
}
