import type { DraftSlide } from '../draft.ts'
import type { DialectReader, MarkdownDocument } from './document.ts'
import { textSetting } from './front-matter.ts'
import { scanLines, splitAtLines } from './lines.ts'
import { takeNoteElements } from './note-elements.ts'
import { renderNotes, renderSlide } from './render-slide.ts'

/** reveal.js: `---` parts slides, `--` or `----` the slides below them, `Note:` begins the notes. */
export const readReveal: DialectReader = (document) => {
  const isSeparator = separatorTest(document)
  const slides = splitAtLines(document.body, isSeparator).map((source) => readSlide(source, document))
  return { title: textSetting(document.settings, 'title'), slides }
}

/** One slide of reveal.js Markdown; the HTML reader uses it for `data-markdown` sections too. */
export function readSlide(source: string, { env }: Pick<MarkdownDocument, 'env'>): DraftSlide {
  const { lines, opaque } = scanLines(source)
  const mark = lines.findIndex((line, index) => !opaque[index] && /^\s*notes?:/i.test(line))
  const content = takeNoteElements(mark === -1 ? source : lines.slice(0, mark).join('\n'))
  const slide = renderSlide(content.text, { env })
  const written =
    mark === -1
      ? ''
      : lines
          .slice(mark)
          .join('\n')
          .replace(/^\s*notes?:/i, '')
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
