import type { DraftDeck } from '../draft.ts'
import { importError } from '../errors.ts'
import type { ImportWarnings } from '../warnings.ts'
import { detectDialect } from './detect-dialect.ts'
import type { Dialect, DialectReader } from './document.ts'
import { splitFrontMatter } from './front-matter.ts'
import { scanLines } from './lines.ts'
import { readMarp } from './marp.ts'
import { readOutline } from './outline.ts'
import { readPandoc } from './pandoc.ts'
import type { MarkdownEnv } from './parser.ts'
import { readRemark } from './remark.ts'
import { readReveal } from './reveal.ts'
import { readSlidev } from './slidev.ts'

/** More text than this cannot become a deck within its limits. It also bounds the work that parsing costs. */
const MAX_TEXT_LENGTH = 1_000_000

const readers: Record<Dialect, DialectReader> = {
  marp: readMarp,
  slidev: readSlidev,
  remark: readRemark,
  reveal: readReveal,
  pandoc: readPandoc,
  markdown: readOutline,
}

/** Reads a Markdown deck, whatever tool it was written for. */
export function readMarkdown(text: string, warnings: ImportWarnings): DraftDeck & { format: Dialect } {
  const source = withoutEmbeddedFiles(text)
  if (source.length > MAX_TEXT_LENGTH) throw importError('deck_too_much_text')
  const { settings, body } = splitFrontMatter(source)
  const env: MarkdownEnv = {}
  const scanned = scanLines(body, env)
  const format = detectDialect(settings, body, scanned)
  const { title = '', slides } = readers[format]({ settings, body, env, warnings })
  return { title, slides, format }
}

// Pictures that are written into the text as data: URIs are megabytes of nothing to read.
function withoutEmbeddedFiles(text: string): string {
  return text.replace(
    /data:[\w.+-]{1,100}\/[\w.+-]{1,100};[\w;=-]{0,100}base64,[A-Za-z0-9+/=%]{64,}/g,
    'data:,',
  )
}
