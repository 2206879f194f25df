import type { DraftSlide } from '../draft.ts'
import type { DialectReader, MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { scanLines, splitAtLines } from './lines.ts'
import { unwrapClasses } from './remark-classes.ts'
import { renderNotes, renderSlide } from './render-slide.ts'

type Properties = Map<string, string>

interface RemarkSlide {
  properties: Properties
  content: string
  notes: string
}

// What remark itself reads from the lines at the head of a slide, and what its users' tools put there.
const PROPERTY =
  /^\s*(?:<!--\s*)?(class|name|layout|template|exclude|count|continued|background-(?:image|color|size|position|repeat)|nav|chapter|title|description|highlight-style|status)\s*:(?!:)\s*(.*?)(?:\s*-->)?\s*$/

/** remark: `---` parts slides, `--` builds one up, `???` begins the notes, `.class[…]` only styles. */
export const readRemark: DialectReader = (document) => {
  const sources = splitAtLines(document.body, (line) => /^---\s*$/.test(line)).map(readSource)
  const named = new Map<string, RemarkSlide>()
  const slides: DraftSlide[] = []
  let layout: RemarkSlide | null = null
  for (const source of sources) {
    const name = source.properties.get('name')
    const template = named.get(source.properties.get('template') ?? '')
    const isLayout = source.properties.get('layout') === 'true'
    if (isLayout || source.properties.get('layout') === 'false') layout = null
    const base: RemarkSlide | null = template ?? layout
    const content = inherit(base?.content ?? '', source.content)
    if (name) named.set(name, { ...source, content })
    if (isLayout) {
      layout = { ...source, content }
      continue
    }
    slides.push(readSlide({ ...source, content }, document))
  }
  return { title: textSetting(document.settings, 'title'), slides }
}

// A slide with a layout or template begins with its content, or stands where that says {{content}}.
function inherit(base: string, own: string): string {
  if (base.trim() === '') return own
  if (base.includes('{{content}}')) return base.replace('{{content}}', () => own)
  return `${base.trimEnd()}\n\n${own}`
}

function readSource(source: string): RemarkSlide {
  const [first = '', ...steps] = splitAtLines(source, (line) => /^--\s*$/.test(line))
  const properties: Properties = new Map()
  const contents: string[] = []
  const notes: string[] = []
  for (const part of [first, ...steps]) {
    const { lines, opaque } = scanLines(takeProperties(part, properties))
    const mark = lines.findIndex((line, index) => !opaque[index] && /^\?\?\?\s*$/.test(line))
    contents.push(lines.slice(0, mark === -1 ? lines.length : mark).join('\n'))
    if (mark !== -1) notes.push(lines.slice(mark + 1).join('\n'))
  }
  return { properties, content: contents.join('\n'), notes: notes.join('\n\n') }
}

/** The slide without the property lines at its head, which go into the map. */
function takeProperties(source: string, properties: Properties): string {
  const lines = source.split('\n')
  let index = 0
  for (; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const match = line.length < 1_000 ? PROPERTY.exec(line) : null
    if (!match?.[1]) break
    properties.set(match[1], (match[2] ?? '').trim())
  }
  return lines.slice(index).join('\n')
}

function readSlide({ properties, content, notes }: RemarkSlide, { env }: MarkdownDocument): DraftSlide {
  const filled = content.replace(
    /\{\{\s*([\w-]{1,50})\s*\}\}/g,
    (whole, key: string) => properties.get(key) ?? whole,
  )
  const slide = renderSlide(unwrapClasses(filled), { env })
  const written = withoutLanguageMarks(notes)
  return {
    ...slide,
    notes: renderNotes(unwrapClasses(written), env),
    hidden: properties.get('exclude') === 'true',
  }
}

// `:EN:` and `:FR:` lines index a course's chapters in several languages; nobody says them.
function withoutLanguageMarks(notes: string): string {
  return notes
    .split('\n')
    .filter((line) => !/^:[A-Z]{2}:/.test(line))
    .join('\n')
}
