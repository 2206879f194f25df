import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import type { DialectReader, MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { findMarks, findSlideLevel, findTopItems, sliceAtMarks } from './headings.ts'
import { commentNotes, renderSlide } from './render-slide.ts'
import { readTextBlocks } from './text-blocks.ts'

/** A plain outline: slides are what rulers or headings part, else the items of its list, else its paragraphs. */
export const readOutline: DialectReader = (document) => {
  const { body, settings } = document
  const lines = body.split('\n')
  const marks = findMarks(body)
  const title = textSetting(settings, 'title')
  const rulers = marks.filter((mark) => mark.level === 0).length
  const headings = marks.length - rulers
  if (rulers > 0 && rulers >= headings / 2) {
    const slices = sliceAtMarks(lines, marks, 0)
    return { title, slides: slices.map((source) => readSlide(source, document)) }
  }
  if (headings > 1) {
    const slices = sliceAtMarks(lines, marks, findSlideLevel(marks, lines))
    return { title, slides: slices.map((source) => readSlide(source, document)) }
  }
  const items = findTopItems(body)
  if (items.length > 1) return { title, slides: readItems(items, lines, document) }
  const blocks = readTextBlocks(body)
  if (headings > 0 || blocks.length < 2) return { title, slides: [readSlide(body, document)] }
  document.warnings.add('The text has no headings, rulers or list, so each paragraph became a slide.')
  return { title, slides: blocks }
}

function readSlide(source: string, { env }: MarkdownDocument): DraftSlide {
  const slide = renderSlide(source, { env })
  return { ...slide, notes: commentNotes(slide.comments, env) }
}

// A single line before a list is its title.
function readHead(source: string, document: MarkdownDocument): DraftSlide {
  const slide = readSlide(source, document)
  const isLine = slide.title === '' && slide.body.length <= 120 && !slide.body.includes('\n')
  return isLine ? { ...slide, title: slide.body, body: '' } : slide
}

// What stands before the list is a slide of its own, what stands between its items belongs to the item before.
function readItems(items: number[], lines: string[], document: MarkdownDocument): DraftSlide[] {
  const before = lines.slice(0, items[0]).join('\n')
  const slides = before.trim() === '' ? [] : [readHead(before, document)]
  for (const [index, start] of items.entries()) {
    const item = lines.slice(start, items[index + 1])
    const marker = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)/.exec(item[0] ?? '')?.[0] ?? ''
    const inner = item.map((line, index) =>
      index === 0
        ? line.slice(marker.length)
        : line.replace(/^[ \t]+/, (space) => space.slice(marker.length)),
    )
    const [first = '', ...rest] = inner
    const head = renderSlide(first, document)
    const body = renderSlide(rest.join('\n'), document)
    const restText = body.title ? `## ${body.title}\n\n${body.body}` : body.body
    slides.push({
      ...body,
      title: tidyLine(head.title || head.body),
      body: restText,
      notes: commentNotes(body.comments, document.env),
    })
  }
  return slides
}
