import { htmlBlocks } from '../html/html-blocks.ts'
import type { Token } from './parser.ts'
import { longestRun, type RenderContext } from './render-context.ts'

const SKIPPED_TAG = /^<(script|style)\b/i

/**
 * What is inside a line as readable text: emphasis marks and tags go, the text of links and the alternative text
 * of pictures stay, code keeps its backticks unless the line is to be a title.
 */
export function inlineText(tokens: Token[], context: RenderContext, plain = false): string {
  let text = ''
  let afterSpace = false
  let skippedTag = ''
  let previous: Token | undefined
  for (const token of tokens) {
    if (skippedTag) {
      if (token.type === 'html_inline' && token.content.toLowerCase().startsWith(`</${skippedTag}`))
        skippedTag = ''
      continue
    }
    if (token.type === 'html_inline') skippedTag = SKIPPED_TAG.exec(token.content)?.[1]?.toLowerCase() ?? ''
    let piece = skippedTag ? '' : pieceText(token, previous, context, plain)
    // A tag between two spaces leaves one of them.
    if (afterSpace && token.type === 'text') piece = piece.trimStart()
    if (piece !== '') afterSpace = /\s$/.test(piece.slice(-1))
    text += piece
    previous = token
  }
  return text
}

function pieceText(
  token: Token,
  previous: Token | undefined,
  context: RenderContext,
  plain: boolean,
): string {
  switch (token.type) {
    case 'text':
      return token.content.replace(/ {2,}/g, ' ')
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    case 'code_inline':
      return plain ? token.content : quoteCode(token.content)
    case 'math_inline':
      return plain
        ? token.content.replace(/\\([A-Za-z]+)/g, '$1')
        : `${token.markup}${token.content}${token.markup}`
    case 'image':
      return imageText(token, context, plain)
    case 'html_inline':
      // Two keys side by side are pressed together.
      if (previous?.content === '</kbd>' && /^<kbd\b/.test(token.content)) return '+'
      return tagText(token.content, context)
    default:
      return ''
  }
}

function quoteCode(code: string): string {
  const longest = longestRun(code, /`+/g)
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}

function imageText(token: Token, context: RenderContext, plain: boolean): string {
  const alt = context
    .altText(inlineText(token.children ?? [], context, true))
    .replace(/\s+/g, ' ')
    .trim()
  if (!alt) {
    context.silentPictures++
    return ''
  }
  return plain ? alt : `[image: ${alt}]`
}

// A single tag: only a line break, a picture or a comment leaves a trace.
function tagText(tag: string, context: RenderContext): string {
  if (/^<br\b/i.test(tag)) return '\n'
  if (!/^<(?:img\b|!--)/i.test(tag)) return ''
  return htmlBlocks(tag, context)
    .map((block) => block.text)
    .join(' ')
}
