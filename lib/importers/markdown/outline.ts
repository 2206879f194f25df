import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import { type DialectReader, limitSlides, type MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { findMarks, findSlideLevel, findTopItems, sliceAtMarks } from './headings.ts'
import { commentNotes, renderSlide } from './render-slide.ts'
import type { SourceLines } from './source-lines.ts'
import { readTextBlocks } from './text-blocks.ts'

/** A plain outline: slides are what rulers or headings part, else the items of its list, else its paragraphs. */
export const readOutline: DialectReader = (document) => {
  const { source, tokens, settings } = document
  const marks = findMarks(tokens)
  const title = textSetting(settings, 'title')
  const rulers = marks.filter((mark) => mark.level === 0).length
  const headings = marks.length - rulers
  const byRulers = rulers > 0 && rulers >= headings / 2
  if (byRulers || headings > 1) {
    const parts = sliceAtMarks(source, marks, byRulers ? 0 : findSlideLevel(marks, source))
    return { title, slides: limitSlides(parts).map((part) => readSlide(part, document)) }
  }
  const items = findTopItems(tokens)
  if (items.length > 1) return { title, slides: readItems(limitSlides(items), document) }
  const blocks = readTextBlocks(source.lines)
  if (headings > 0 || blocks.length < 2) return { title, slides: [readSlide(source, document)] }
  document.warnings.add('The text has no headings, rulers or list, so its paragraphs became the slides.')
  return { title, slides: blocks }
}

function readSlide(source: SourceLines, { env }: MarkdownDocument): DraftSlide {
  const slide = renderSlide(source.text, { env })
  return { ...slide, notes: commentNotes(slide.comments, env) }
}

// A single line before a list is its title.
function readHead(source: SourceLines, document: MarkdownDocument): DraftSlide {
  const slide = readSlide(source, document)
  const isLine = slide.title === '' && slide.body.length <= 120 && !slide.body.includes('\n')
  return isLine ? { ...slide, title: slide.body, body: '' } : slide
}

// What stands before the list is a slide of its own, what stands between its items belongs to the item before.
function readItems(items: number[], document: MarkdownDocument): DraftSlide[] {
  const { source } = document
  const before = source.slice(0, items[0])
  const slides = before.isBlank ? [] : [readHead(before, document)]
  for (const [index, start] of items.entries()) {
    const item = source.lines.slice(start, items[index + 1])
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
