import type { DraftSlide } from '../draft.ts'
import { type DialectReader, limitSlides, type MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { takeNoteElements } from './note-elements.ts'
import type { MarkdownEnv } from './parser.ts'
import { renderNotes, renderSlide } from './render-slide.ts'
import type { SourceLines } from './source-lines.ts'

/** reveal.js: `---` parts slides, `--` or `----` the slides below them, `Note:` begins the notes. */
export const readReveal: DialectReader = (document) => {
  const isSeparator = separatorTest(document)
  const slides = limitSlides(document.source.split(isSeparator)).map((source) =>
    readSlide(source, document.env),
  )
  return { title: textSetting(document.settings, 'title'), slides }
}

/** One slide of reveal.js Markdown; the HTML reader uses it for `data-markdown` sections too. */
export function readSlide(source: SourceLines, env: MarkdownEnv): DraftSlide {
  const mark = source.find((line) => /^\s*notes?:/i.test(line))
  const content = takeNoteElements(source.slice(0, mark === -1 ? undefined : mark).text)
  const slide = renderSlide(content.text, { env })
  const written = mark === -1 ? '' : source.slice(mark).text.replace(/^\s*notes?:/i, '')
  return {
    ...slide,
    notes: [written, ...content.notes]
      .map((notes) => renderNotes(notes, env))
      .filter(Boolean)
      .join('\n\n'),
    hidden: slide.comments.some((comment) => /^\s*\.slide:.*data-visibility\s*=\s*"hidden"/.test(comment)),
  }
}

// `separator` may be a pattern such as `^\r?\n---\r?\n$`; what is left without its line marks is the line itself.
function separatorTest({ settings }: MarkdownDocument): (line: string) => boolean {
  const own = ['separator', 'verticalSeparator']
    .map((key) =>
      textSetting(settings, key)
        .replace(/\\r\??|\\n|\\s[*+]?|[\^$]|[\r\n]/g, '')
        .trim(),
    )
    .filter((separator) => separator !== '')
  return (line) => /^-{2,4}\s*$/.test(line) || own.includes(line.trim())
}
