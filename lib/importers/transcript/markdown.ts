import { tidyLine } from '../clean-text.ts'
import { htmlBlocks } from '../html/html-blocks.ts'
import { splitFrontMatter, textSetting } from '../markdown/front-matter.ts'
import { parseSlide, type Token } from '../markdown/parser.ts'
import { inlineText } from '../markdown/render-inline.ts'
import { openAdmonitions } from './admonitions.ts'
import type { DraftTranscript } from './draft.ts'
import { readProse } from './prose.ts'
import type { SourceLine } from './prose-lines.ts'
import { tooManyLines, tooMuchText } from './too-long.ts'
import type { TranscriptWarnings } from './warnings.ts'

/** More than this cannot become a transcript within its limits. It also bounds the work that parsing costs. */
const MAX_TEXT_LENGTH = 900_000
const MAX_LINES = 50_000

const BOLD_NAME = /^(\*\*|__)[^*_]{1,60}(?::\1|\1\s?:)/

const MARKS = [
  /^---\n(?=[\s\S]{0,20000}?\n---\n)/,
  /^#{1,6} \S/m,
  /\*\*[^*\n]{1,200}\*\*/,
  /\[[^[\]\n]{1,100}\]\(\S/,
  /^(?:!!!|\?\?\?\+?) ?[\w-][^\n]{0,200}\n {4}\S/m,
]

/** Is a text written in Markdown? What is not stays as it stands, number signs and all. */
export function isMarkdown(text: string): boolean {
  return MARKS.some((mark) => mark.test(text))
}

/** Reads a transcript from Markdown: paragraphs, lists, quotes and code are what was said, headings are not. */
export function readMarkdownTranscript(text: string, warnings: TranscriptWarnings): DraftTranscript {
  if (text.length > MAX_TEXT_LENGTH) throw tooMuchText(text.length)
  const count = text.split('\n').length
  if (count > MAX_LINES) throw tooManyLines(count)
  const { settings, body } = splitFrontMatter(text)
  const offset = text.slice(0, text.length - body.length).split('\n').length - 1
  const context = { comments: [], silentPictures: 0, altText: () => '' }
  const lines: SourceLine[] = []
  const sections = new Set<number>()
  const headings: { at: number; level: number; text: string }[] = []
  let block = 0
  let level = 0

  for (const token of parseSlide(openAdmonitions(body), {})) {
    if (token.type === 'heading_open') level = Number(token.tag.slice(1))
    else if (token.type === 'heading_close') level = 0
    const at = (token.map?.[0] ?? 0) + 1 + offset
    const content = contentOf(token)
    if (content === null) continue
    if (level > 0) {
      headings.push({ at, level, text: content.trim() })
      sections.add(block)
      continue
    }
    const first = token.type === 'fence' ? at + 1 : at
    const written = token.type === 'inline' ? token.content.split('\n') : []
    for (const [index, line] of content.split('\n').entries()) {
      const bold = BOLD_NAME.test(written[index] ?? '')
      if (line.trim() !== '') lines.push({ at: first + index, block, text: tidyLine(line), bold })
    }
    block++
  }
  for (const { at, text } of headings) if (text !== '') warnings.at('heading', at)
  const title = headings.find((heading) => heading.level === 1)?.text ?? ''
  return {
    title: textSetting(settings, 'title') || title,
    language: textSetting(settings, 'language') || textSetting(settings, 'lang'),
    lines: readProse(lines, warnings, sections),
  }

  function contentOf(token: Token): string | null {
    if (token.type === 'inline') return inlineText(token.children ?? [], context, true)
    if (token.type === 'fence' || token.type === 'code_block') return token.content
    if (token.type !== 'html_block') return null
    return htmlBlocks(token.content, context)
      .map(({ text: words }) => words)
      .join('\n')
  }
}
