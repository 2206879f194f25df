import MarkdownIt, { type Token } from 'markdown-it'
import { type Block, MAX_DEPTH, printableText, type Run } from './printable.ts'

// What people and models write into slides and outlines: emphasis, lists, quotes, tables, code, links. A tag, an entity or
// the definition of a link stays what it is, because nothing that was written may be missing on paper.
const parser = MarkdownIt({ html: false, linkify: false, maxNesting: 20 }).disable([
  'entity',
  'lheading',
  'code',
  'reference',
])

type Kind = 'paragraph' | 'quote'

/** The blocks of a text that may have Markdown in it. Text without any comes out as it was written, line ends too. */
export function markdown(kind: Kind, text: string): Block[] {
  return new Writer(kind).write(parser.parse(printableText(text), {}))
}

/** A line without its marks, as for a heading. */
export function markdownLine(text: string): string {
  const [inline] = parser.parseInline(printableText(text), {})
  return runsOf(inline?.children ?? [])
    .map((run) => run.text)
    .join('')
}

interface List {
  /** The number of its next item; null where items have none. */
  next: number | null
}

class Writer {
  readonly #kind: Kind
  readonly #blocks: Block[] = []
  readonly #lists: List[] = []
  #quotes = 0
  /** What stands before the first words of the item that was begun. */
  #item: { mark?: string } | null = null
  #heading = false
  #rows: string[][] | null = null

  constructor(kind: Kind) {
    this.#kind = kind
  }

  write(tokens: Token[]): Block[] {
    for (const token of tokens) this.#token(token)
    return this.#blocks
  }

  #token(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
        this.#lists.push({ next: null })
        return
      case 'ordered_list_open':
        this.#lists.push({ next: Number(token.attrGet('start') ?? 1) })
        return
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop()
        return
      case 'list_item_open':
        this.#item = this.#marked(this.#lists.at(-1))
        return
      case 'blockquote_open':
        this.#quotes++
        return
      case 'blockquote_close':
        this.#quotes--
        return
      case 'heading_open':
      case 'heading_close':
        this.#heading = token.type === 'heading_open'
        return
      case 'table_open':
        this.#rows = []
        return
      case 'tr_open':
        this.#rows?.push([])
        return
      case 'table_close':
        this.#table()
        return
      case 'fence':
        this.#add([{ text: codeLines(token.content) }])
        return
      case 'inline':
        this.#inline(runsOf(token.children ?? []))
    }
  }

  #marked(list: List | undefined): { mark?: string } {
    return list && list.next !== null ? { mark: `${list.next++}.` } : {}
  }

  #inline(runs: Run[]): void {
    const row = this.#rows?.at(-1)
    if (row) row.push(runs.map(({ text }) => text).join(''))
    else this.#add(this.#heading ? runs.map((run) => ({ ...run, bold: true })) : runs)
  }

  #add(runs: Run[]): void {
    if (runs.every(({ text }) => text.trim() === '')) return
    const item = this.#item
    this.#item = null
    const depth = Math.min(this.#lists.length - 1, MAX_DEPTH)
    if (item) this.#blocks.push({ kind: 'item', depth, ...item, runs })
    else this.#blocks.push({ kind: this.#quotes > 0 ? 'quote' : this.#kind, runs })
  }

  #table(): void {
    const [head = [], ...rows] = this.#rows ?? []
    this.#rows = null
    const widths = head.map((_, column) =>
      Math.min(40, Math.max(6, ...[head, ...rows].map((row) => row[column]?.length ?? 0))),
    )
    this.#blocks.push({ kind: 'table', head, rows, widths })
  }
}

/** What is inside a line, with the address of a link behind its words: paper cannot be clicked. */
function runsOf(tokens: Token[]): Run[] {
  const runs: Run[] = []
  let bold = 0
  let italic = 0
  let address = ''
  let label = ''
  const add = (text: string, faint = false) => {
    if (text === '') return
    label += text
    runs.push({
      text,
      ...(bold > 0 && { bold: true }),
      ...(italic > 0 && { italic: true }),
      ...(faint && { faint }),
    })
  }
  for (const token of tokens) {
    switch (token.type) {
      case 'strong_open':
      case 'strong_close':
        // "__init__" is the name of a thing.
        if (token.markup === '__') add('__')
        else bold += token.nesting
        break
      case 'em_open':
      case 'em_close':
        italic += token.nesting
        break
      case 'link_open':
        address = String(token.attrGet('href') ?? '')
        label = ''
        break
      case 'link_close':
        if (address !== '' && !label.includes(address.replace(/^mailto:/, ''))) add(` (${address})`, true)
        address = ''
        break
      case 'image':
        add(token.content)
        break
      case 'softbreak':
      case 'hardbreak':
        add('\n')
        break
      default:
        add(token.content)
    }
  }
  return runs
}

/** Code keeps its indents, which a space at the start of a line would not. */
function codeLines(code: string): string {
  return code.trimEnd().replace(/^ +/gm, (spaces) => '\u00a0'.repeat(spaces.length))
}
