import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import { type DialectReader, limitSlides } from './document.ts'
import { type Settings, textSetting } from './front-matter.ts'
import { findMarks, findSlideLevel, sliceAtMarks } from './headings.ts'
import { takeNoteElements } from './note-elements.ts'
import type { MarkdownEnv } from './parser.ts'
import { renderNotes, renderSlide } from './render-slide.ts'
import { SourceLines } from './source-lines.ts'

/** Pandoc: headings begin slides, `::: notes` holds the notes, a title block makes the first slide. */
export const readPandoc: DialectReader = ({ settings, source, tokens, env }) => {
  const block = readTitleBlock(source.lines)
  const title = block.title || metaText(settings, 'title')
  const marks = findMarks(tokens)
  const own = Number(settings['slide-level'] ?? settings.slide_level)
  const level = Number.isInteger(own) && own > 0 ? own : findSlideLevel(marks, source)
  const parts = limitSlides(sliceAtMarks(source, marks, level, block.end))
  const slides = parts.map((part) => readSlide(part, env))
  return { title, slides: title ? [titleSlide(title, block.people, settings), ...slides] : slides }
}

function readSlide(source: SourceLines, env: MarkdownEnv): DraftSlide {
  const fenced = takeNotes(source)
  const elements = takeNoteElements(withoutSyntax(fenced.kept).text)
  const notes = [...fenced.notes.map((part) => withoutSyntax(part).text), ...elements.notes]
  return {
    ...renderSlide(elements.text, { env }),
    notes: notes.map((part) => renderNotes(part, env)).join('\n\n'),
  }
}

// `% title`, `% authors`, `% date`, each continued on lines that begin with a space.
function readTitleBlock(lines: readonly string[]): { title: string; people: string[]; end: number } {
  const parts: string[] = []
  let index = lines.findIndex((line) => line.trim() !== '')
  if (index === -1 || !lines[index]?.startsWith('%')) return { title: '', people: [], end: 0 }
  for (; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.startsWith('%') && parts.length < 3) parts.push(line.slice(1).trim())
    else if (/^\s+\S/.test(line)) parts.push(`${parts.pop()} ${line.trim()}`)
    else break
  }
  const [title = '', ...people] = parts
  return { title, people: people.filter((part) => part !== ''), end: index }
}

function titleSlide(title: string, people: string[], settings: Settings): DraftSlide {
  const meta = ['subtitle', 'author', 'date'].map((key) => metaText(settings, key))
  const lines = people.length > 0 ? people : meta
  return {
    title: tidyLine(title),
    body: lines.filter((line) => line !== '').join('\n\n'),
    notes: '',
    hidden: false,
    silentPictures: 0,
  }
}

// Authors may be a list, or a list of mappings with a name.
function metaText(settings: Settings, key: string): string {
  const value = settings[key]
  if (!Array.isArray(value)) return textSetting(settings, key)
  const names = value.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'name' in entry ? String(entry.name) : String(entry),
  )
  return names.join(', ')
}

/** Takes `::: notes` divisions out, with the divisions that may stand inside them. */
function takeNotes({ lines, opaque }: SourceLines): { kept: SourceLines; notes: SourceLines[] } {
  const kept: number[] = []
  const notes: number[][] = []
  let depth = 0
  for (const [index, line] of lines.entries()) {
    const name = opaque[index] ? undefined : /^:{3,}\s*([^:]*)/.exec(line.slice(0, 200))?.[1]?.trim()
    if (depth === 0 && name !== undefined && /^(notes|\{[^}]*\.notes\b[^}]*\})$/.test(name)) {
      notes.push([])
      depth = 1
    } else if (depth > 0) {
      if (name !== undefined) depth += name === '' ? -1 : 1
      if (depth > 0) notes.at(-1)?.push(index)
    } else kept.push(index)
  }
  const pick = (indexes: number[]) =>
    new SourceLines(
      indexes.map((index) => lines[index] ?? ''),
      indexes.map((index) => opaque[index] ?? false),
    )
  return { kept: pick(kept), notes: notes.map(pick) }
}

/** Pauses, division marks, attributes and raw LaTeX switches are syntax, not text. */
function withoutSyntax(source: SourceLines): SourceLines {
  return source.map((line) =>
    /^(:{3,}.*|\. \. \.\s*|\\(pause|newpage|clearpage|tableofcontents)\s*)$/.test(line)
      ? ''
      : withoutAttributes(line),
  )
}

// `{#id .class key=value}` after a heading, picture, link or span; a span's brackets go with it.
function withoutAttributes(line: string): string {
  if (line.length > 5_000 || !line.includes('{')) return line
  return line
    .replace(/\[([^[\]]{1,500})\]\{[.#][^{}]{0,200}\}/g, '$1')
    .replace(/(^#{1,6} .*?|\))\s?\{(?:[.#][\w-]|[\w-]+=|-)[^{}]{0,200}\}/g, '$1')
}
