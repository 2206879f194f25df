import type { DraftSlide } from '../draft.ts'
import { type DialectReader, limitSlides, type MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { detachBrackets, unwrapClasses } from './remark-classes.ts'
import { renderNotes, renderSlide } from './render-slide.ts'
import { SourceLines, scanSource } from './source-lines.ts'

type Properties = Map<string, string>

interface RemarkSlide {
  properties: Properties
  content: SourceLines
  notes: SourceLines
}

// What remark itself reads from the lines at the head of a slide, and what its users' tools put there.
const PROPERTY =
  /^\s*(?:<!--\s*)?(class|name|layout|template|exclude|count|continued|background-(?:image|color|size|position|repeat)|nav|chapter|title|description|highlight-style|status)\s*:(?!:)\s*(.*?)(?:\s*-->)?\s*$/

const EMPTY = new SourceLines([], [])

/** remark: `---` parts slides, `--` builds one up, `???` begins the notes, `.class[…]` only styles. */
export const readRemark: DialectReader = (document) => {
  const text = detachBrackets(document.source.text)
  const source = text === null ? document.source : scanSource(text, document.env).source
  const named = new Map<string, RemarkSlide>()
  const slides: DraftSlide[] = []
  let layout: RemarkSlide | null = null
  for (const part of limitSlides(source.split((line) => /^---\s*$/.test(line)))) {
    const slide = readSource(part)
    const kind = slide.properties.get('layout')
    if (kind === 'true' || kind === 'false') layout = null
    const base: RemarkSlide | null = named.get(slide.properties.get('template') ?? '') ?? layout
    const whole: RemarkSlide = { ...slide, content: inherit(base?.content ?? EMPTY, slide.content) }
    const name = slide.properties.get('name')
    if (name) named.set(name, whole)
    if (kind === 'true') layout = whole
    else slides.push(readSlide(whole, document))
  }
  return { title: textSetting(document.settings, 'title'), slides }
}

// A slide with a layout or template begins with its content, or stands where that says {{content}}.
function inherit(base: SourceLines, own: SourceLines): SourceLines {
  if (base.isBlank) return own
  const place = base.find((line) => line.trim() === '{{content}}')
  if (place === -1) return join([base, new SourceLines([''], [false]), own])
  return join([base.slice(0, place), own, base.slice(place + 1)])
}

function join(parts: SourceLines[]): SourceLines {
  return new SourceLines(
    parts.flatMap((part) => part.lines),
    parts.flatMap((part) => part.opaque),
  )
}

function readSource(source: SourceLines): RemarkSlide {
  const properties: Properties = new Map()
  const contents: SourceLines[] = []
  const notes: SourceLines[] = []
  for (const step of source.split((line) => /^--\s*$/.test(line))) {
    const part = takeProperties(step, properties)
    const mark = part.find((line) => /^\?\?\?\s*$/.test(line))
    contents.push(part.slice(0, mark === -1 ? undefined : mark))
    if (mark !== -1) notes.push(part.slice(mark + 1))
  }
  return { properties, content: join(contents), notes: join(notes) }
}

/** The slide without the property lines at its head, which go into the map. */
function takeProperties(source: SourceLines, properties: Properties): SourceLines {
  let index = 0
  for (; index < source.lines.length; index++) {
    const line = source.lines[index] ?? ''
    if (line.trim() === '') continue
    const match = line.length < 1_000 ? PROPERTY.exec(line) : null
    if (!match?.[1]) break
    properties.set(match[1], (match[2] ?? '').trim())
  }
  return source.slice(index)
}

function readSlide({ properties, content, notes }: RemarkSlide, { env }: MarkdownDocument): DraftSlide {
  const fill = (line: string) =>
    line.replace(/\{\{\s*([\w-]{1,50})\s*\}\}/g, (whole, key: string) => properties.get(key) ?? whole)
  // `:EN:` and `:FR:` lines index a course's chapters in several languages; nobody says them.
  const spoken = notes.map((line) => (/^:[A-Z]{2}:/.test(line) ? '' : line))
  return {
    ...renderSlide(unwrapClasses(content.map(fill)), { env }),
    notes: renderNotes(unwrapClasses(spoken), env),
    hidden: properties.get('exclude') === 'true',
  }
}
