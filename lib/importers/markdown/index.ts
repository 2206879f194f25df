import type { DraftDeck } from '../draft.ts'
import { importError } from '../errors.ts'
import type { ImportWarnings } from '../warnings.ts'
import { detectDialect } from './detect-dialect.ts'
import type { Dialect, DialectReader } from './document.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readMarp } from './marp.ts'
import { readOutline } from './outline.ts'
import { readPandoc } from './pandoc.ts'
import type { MarkdownEnv } from './parser.ts'
import { readRemark } from './remark.ts'
import { readReveal } from './reveal.ts'
import { readSlidev } from './slidev.ts'
import { scanSource } from './source-lines.ts'

/** More text than this cannot become a deck within its limits. It also bounds the work that parsing costs. */
const MAX_TEXT_LENGTH = 900_000
const MAX_LINES = 50_000

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
  const { settings, body } = splitFrontMatter(checkSize(withoutEmbeddedFiles(text)))
  const env: MarkdownEnv = {}
  const scanned = scanSource(body, env)
  const format = detectDialect(settings, scanned.source)
  const { title = '', slides } = readers[format]({ ...scanned, settings, env, warnings })
  return { title, slides, format }
}

function checkSize(text: string): string {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  if (text.length > MAX_TEXT_LENGTH || lines > MAX_LINES) throw importError('deck_too_much_text')
  return text
}

// Pictures that are written into the text as data: URIs are megabytes of nothing to read.
function withoutEmbeddedFiles(text: string): string {
  return text.replace(
    /data:[\w.+-]{1,100}\/[\w.+-]{1,100};[\w;=-]{0,100}base64,[A-Za-z0-9+/=%]{64,}/g,
    'data:,',
  )
}
