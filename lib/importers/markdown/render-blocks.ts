import { type Block, htmlBlocks } from '../html/html-blocks.ts'
import type { Token } from './parser.ts'
import { longestRun, type RenderContext } from './render-context.ts'
import { inlineText } from './render-inline.ts'

/** The blocks of a slide in order, as clean Markdown text: what a speaker would read, nothing of the layout. */
export function renderBlocks(tokens: Token[], context: RenderContext): Block[] {
  return new BlockRenderer(tokens, context).blocksUntil(null)
}

class BlockRenderer {
  readonly #tokens: Token[]
  readonly #context: RenderContext
  #index = 0

  constructor(tokens: Token[], context: RenderContext) {
    this.#tokens = tokens
    this.#context = context
  }

  blocksUntil(closing: string | null): Block[] {
    const blocks: Block[] = []
    for (let token = this.#next(); token && token.type !== closing; token = this.#next()) {
      for (const block of this.#block(token)) if (block.text.trim() !== '') blocks.push(block)
    }
    return blocks
  }

  #next(): Token | undefined {
    return this.#tokens[this.#index++]
  }

  #block(token: Token): Block[] {
    switch (token.type) {
      case 'heading_open':
        return [
          {
            type: 'heading',
            level: Number(token.tag.slice(1)),
            text: this.#inlineUntil('heading_close', true),
          },
        ]
      case 'paragraph_open':
        return [textBlock(paragraphText(this.#inlineUntil('paragraph_close', false)))]
      case 'bullet_list_open':
        return [textBlock(this.#list('bullet_list_close', () => '- '))]
      case 'ordered_list_open': {
        const start = Number(token.attrs?.find(([name]) => name === 'start')?.[1] ?? 1)
        return [textBlock(this.#list('ordered_list_close', (index) => `${start + index}. `))]
      }
      case 'blockquote_open':
        return [textBlock(prefixLines(this.#textUntil('blockquote_close', '\n\n'), '> ', '> '))]
      case 'table_open':
        return [textBlock(this.#table())]
      case 'fence':
        return [textBlock(fenced(codeContent(token), token.info))]
      case 'code_block':
        return [textBlock(fenced(token.content, ''))]
      case 'math_block':
        return [textBlock(`$$\n${token.content}\n$$`)]
      case 'html_block':
        return htmlBlocks(token.content, this.#context)
      default:
        return []
    }
  }

  #inlineUntil(closing: string, plain: boolean): string {
    let text = ''
    for (let token = this.#next(); token && token.type !== closing; token = this.#next()) {
      if (token.children) text += inlineText(token.children, this.#context, plain)
    }
    return text
  }

  #textUntil(closing: string, separator: string): string {
    return this.blocksUntil(closing).map(blockText).join(separator)
  }

  #list(closing: string, marker: (index: number) => string): string {
    const items: string[] = []
    for (let token = this.#next(); token && token.type !== closing; token = this.#next()) {
      if (token.type !== 'list_item_open') continue
      const item = this.#textUntil('list_item_close', '\n')
      const lead = marker(items.length)
      items.push(item === '' ? '' : prefixLines(item, lead, ' '.repeat(lead.length)))
    }
    return items.filter((item) => item !== '').join('\n')
  }

  #table(): string {
    const rows: string[][] = []
    for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') rows.push([])
      else if (token.type === 'th_open' || token.type === 'td_open') {
        rows.at(-1)?.push(this.#inlineUntil(token.type.replace('open', 'close'), false))
      }
    }
    return markdownTable(rows)
  }
}

/** Rows of cells as a Markdown table, the first row as its head. */
export function markdownTable(rows: string[][]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const columns = filled.reduce((most, row) => Math.max(most, row.length), 0)
  // A table of one column is a box around text.
  if (columns <= 1) return filled.map((row) => row[0]?.trim() ?? '').join('\n')
  const lines = filled.map((row) => {
    const cells = Array.from({ length: columns }, (_, column) =>
      oneLine(row[column] ?? '').replaceAll('|', '\\|'),
    )
    return `| ${cells.join(' | ')} |`
  })
  // A first row that was empty is still the head: its cells just have no names.
  const head = rows[0] === filled[0] ? lines.shift() : `|${'  |'.repeat(columns)}`
  return [head, `|${' --- |'.repeat(columns)}`, ...lines].join('\n')
}

function oneLine(text: string): string {
  return trimLines(text).replaceAll('\n', ' ')
}

/** A block as a line or lines of Markdown. */
export function blockText(block: Block): string {
  return block.type === 'heading' ? `${'#'.repeat(block.level)} ${block.text}` : block.text
}

function textBlock(text: string): Block {
  return { type: 'text', text }
}

// A tag that stood at the end of a line leaves the next one beginning with a comma.
function paragraphText(text: string): string {
  return trimLines(text).replace(/\n(?=[,;:] )/g, '')
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n')
}

// Slidev's magic-move wraps the steps of one code, each with marks for its own highlighting.
function codeContent({ content, info }: Token): string {
  return /\bmagic-move\b/.test(info) ? content.replace(/^(`{3,}\S*)[ \t].*$/gm, '$1') : content
}

// The language alone: what else stands behind it is for highlighters.
function fenced(content: string, info: string): string {
  const language = /^[\w+#.-]+/.exec(info.trim())?.[0] ?? ''
  const fence = '`'.repeat(Math.max(2, longestRun(content, /^ {0,3}`{3,}/gm)) + 1)
  return `${fence}${language}\n${content.trimEnd()}\n${fence}`
}
