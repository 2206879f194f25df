import { Parser } from 'htmlparser2'
import { tidyBlock, tidyLine } from '../clean-text.ts'

/** A piece of a slide: a heading, which may become the title, or anything else as text. */
export type Block = { type: 'heading'; level: number; text: string } | { type: 'text'; text: string }

/** What is found besides the text. */
export interface HtmlFindings {
  comments: string[]
  silentPictures: number
}

// Tags that are never closed cost more the more there are. Whoever nests so deep writes no slide: the rest is left.
const MAX_DEPTH = 500
const SKIPPED = new Set(['script', 'style', 'template', 'head', 'noscript', 'object', 'iframe'])
const LINE_BREAKS = new Set(
  'address article aside blockquote center dd details div dl dt figcaption figure footer form header hr main nav ol p pre section summary table tbody thead tr ul'.split(
    ' ',
  ),
)

/** The readable text of a piece of HTML or of a Vue template: never its tags, attributes, scripts or styles. */
export function htmlBlocks(html: string, findings: HtmlFindings): Block[] {
  const blocks: Block[] = []
  let text = ''
  let heading: { level: number; text: string } | null = null
  let skipping = 0
  let preformatted = 0
  let listDepth = 0
  let depth = 0

  // Tracked instead of looked up: reading the end of a growing string again and again costs its whole length.
  let atLineStart = true
  let afterSpace = false

  const write = (piece: string) => {
    if (piece !== '') afterSpace = /\s/.test(piece.slice(-1))
    if (heading) {
      heading.text += piece
      return
    }
    text += piece
    const lastLine = piece.slice(piece.lastIndexOf('\n') + 1)
    if (lastLine.trim() !== '') atLineStart = false
    else if (lastLine.length < piece.length) atLineStart = true
  }
  const newLine = () => {
    if (!atLineStart) write('\n')
  }
  const flush = () => {
    const tidy = tidyBlock(text)
    if (tidy) blocks.push({ type: 'text', text: tidy })
    text = ''
    atLineStart = true
  }
  const closeHeading = () => {
    if (!heading) return
    const line = tidyLine(heading.text)
    if (line) blocks.push({ type: 'heading', level: heading.level, text: line })
    heading = null
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase()
        if (++depth > MAX_DEPTH) parser.pause()
        if (skipping > 0 || SKIPPED.has(tag)) {
          if (SKIPPED.has(tag)) skipping++
          return
        }
        if (tag === 'img') {
          const alt = tidyLine(attributes.alt ?? '')
          if (alt) write(`[image: ${alt}]`)
          else findings.silentPictures++
        } else if (tag === 'br') write('\n')
        else if (/^h[1-6]$/.test(tag)) {
          closeHeading()
          flush()
          heading = { level: Number(tag[1]), text: '' }
        } else if (tag === 'li') write(`\n${'  '.repeat(Math.max(0, Math.min(listDepth, 6) - 1))}- `)
        else if (tag === 'td' || tag === 'th') write(atLineStart ? '' : ' | ')
        else if (tag === 'ul' || tag === 'ol') listDepth++
        else if (tag === 'pre') {
          preformatted++
          write('\n\n```\n')
        } else if (LINE_BREAKS.has(tag)) newLine()
      },
      onclosetag(name) {
        const tag = name.toLowerCase()
        depth--
        if (SKIPPED.has(tag)) skipping = Math.max(0, skipping - 1)
        if (skipping > 0) return
        if (/^h[1-6]$/.test(tag)) closeHeading()
        else if (tag === 'pre') {
          preformatted = Math.max(0, preformatted - 1)
          write('\n```\n\n')
        } else if (tag === 'ul' || tag === 'ol') {
          listDepth = Math.max(0, listDepth - 1)
          newLine()
        } else if (tag === 'p' || tag === 'table') write('\n\n')
        else if (LINE_BREAKS.has(tag)) newLine()
      },
      ontext(data) {
        if (skipping > 0) return
        if (preformatted > 0) return write(data)
        const collapsed = data.replace(/\s+/g, ' ')
        write(afterSpace || (atLineStart && !heading) ? collapsed.trimStart() : collapsed)
      },
      oncomment(data) {
        if (skipping === 0) findings.comments.push(data)
      },
    },
    { recognizeSelfClosing: true, decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  closeHeading()
  flush()
  return blocks
}
