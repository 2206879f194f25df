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
  let skippedTag = ''
  let previous: Token | undefined
  for (const token of tokens) {
    if (skippedTag) {
      if (token.type === 'html_inline' && token.content.toLowerCase().startsWith(`</${skippedTag}`))
        skippedTag = ''
      continue
    }
    switch (token.type) {
      case 'text':
        text += token.content.replace(/ {2,}/g, ' ')
        break
      case 'softbreak':
      case 'hardbreak':
        text += '\n'
        break
      case 'code_inline':
        text += plain ? token.content : quoteCode(token.content)
        break
      case 'math_inline':
        text += plain
          ? token.content.replace(/\\([A-Za-z]+)/g, '$1')
          : `${token.markup}${token.content}${token.markup}`
        break
      case 'image':
        text += imageText(token, context, plain)
        break
      case 'html_inline':
        skippedTag = SKIPPED_TAG.exec(token.content)?.[1]?.toLowerCase() ?? ''
        if (!skippedTag) text += tagText(token.content, context)
        // Two keys side by side are pressed together.
        if (previous?.content === '</kbd>' && /^<kbd\b/.test(token.content)) text += '+'
        break
    }
    previous = token
  }
  return text
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
