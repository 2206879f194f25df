import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import type { DialectReader } from './document.ts'
import { type Settings, textSetting } from './front-matter.ts'
import { findMarks, findSlideLevel, sliceAtMarks } from './headings.ts'
import { scanLines, withoutLines } from './lines.ts'
import { takeNoteElements } from './note-elements.ts'
import { renderNotes, renderSlide } from './render-slide.ts'

/** Pandoc: headings begin slides, `::: notes` holds the notes, a title block makes the first slide. */
export const readPandoc: DialectReader = ({ settings, body, env }) => {
  const block = readTitleBlock(body)
  const title = block.title || metaText(settings, 'title')
  const lines = block.rest.split('\n')
  const marks = findMarks(block.rest)
  const own = Number(settings['slide-level'] ?? settings.slide_level)
  const level = Number.isInteger(own) && own > 0 ? own : findSlideLevel(marks, lines)
  const slides = sliceAtMarks(lines, marks, level).map((source) => {
    const fenced = takeNotes(source)
    const elements = takeNoteElements(fenced.text)
    const notes = [...fenced.notes, ...elements.notes]
    return {
      ...renderSlide(withoutSyntax(elements.text), { env }),
      notes: notes.map((part) => renderNotes(withoutSyntax(part), env)).join('\n\n'),
    }
  })
  return { title, slides: title ? [titleSlide(title, block.people, settings), ...slides] : slides }
}

// `% title`, `% authors`, `% date`, each continued on lines that begin with a space.
function readTitleBlock(body: string): { title: string; people: string[]; rest: string } {
  const lines = body.trimStart().split('\n')
  const parts: string[] = []
  let index = 0
  if (lines[0]?.startsWith('%')) {
    for (; index < lines.length && parts.length <= 3; index++) {
      const line = lines[index] ?? ''
      if (line.startsWith('%') && parts.length < 3) parts.push(line.slice(1).trim())
      else if (/^\s+\S/.test(line) && parts.length > 0) parts.push(`${parts.pop()} ${line.trim()}`)
      else break
    }
  }
  const [title = '', ...people] = parts
  return { title, people: people.filter((part) => part !== ''), rest: lines.slice(index).join('\n') }
}

function titleSlide(title: string, people: string[], settings: Settings): DraftSlide {
  const lines =
    people.length > 0 ? people : ['subtitle', 'author', 'date'].map((key) => metaText(settings, key))
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
function takeNotes(source: string): { text: string; notes: string[] } {
  const { lines, opaque } = scanLines(source)
  const kept: string[] = []
  const notes: string[] = []
  let inside: string[] | null = null
  let depth = 0
  for (const [index, line] of lines.entries()) {
    const division = opaque[index] ? null : /^:{3,}\s*(.*?)[\s:]*$/.exec(line.slice(0, 500))
    if (division && inside) {
      depth += division[1] === '' ? -1 : 1
      if (depth === 0) {
        notes.push(inside.join('\n'))
        inside = null
        continue
      }
    } else if (division && /^(notes|\{[^}]*\.notes\b[^}]*\})$/.test(division[1] ?? '')) {
      inside = []
      depth = 1
      continue
    }
    ;(inside ?? kept).push(line)
  }
  if (inside) notes.push(inside.join('\n'))
  return { text: kept.join('\n'), notes }
}

/** Pauses, division marks, attributes and raw LaTeX switches are syntax, not text. */
function withoutSyntax(source: string): string {
  const isSyntax = (line: string) =>
    /^(:{3,}.*|\. \. \.\s*|\\(pause|newpage|clearpage|tableofcontents)\s*)$/.test(line)
  const { lines, opaque } = scanLines(withoutLines(source, isSyntax))
  return lines.map((line, index) => (opaque[index] ? line : withoutAttributes(line))).join('\n')
}

// `{#id .class key=value}` after a heading, picture, link or span; a span's brackets go with it.
function withoutAttributes(line: string): string {
  if (line.length > 5_000 || !line.includes('{')) return line
  return line
    .replace(/\[([^[\]]{1,500})\]\{[.#][^{}]{0,200}\}/g, '$1')
    .replace(/(^#{1,6} .*?|\))\s?\{(?:[.#][\w-]|[\w-]+=|-)[^{}]{0,200}\}/g, '$1')
}
