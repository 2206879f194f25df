import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import { settingsBlockEnd } from './detect-dialect.ts'
import { type DialectReader, limitSlides, type MarkdownDocument } from './document.ts'
import { isOn, parseSettings, type Settings, textSetting } from './front-matter.ts'
import { renderNotes, renderSlide } from './render-slide.ts'
import type { SourceLines } from './source-lines.ts'

// Beyond this there are too many slides anyway.
const MAX_BLOCKS = 1_000

interface SlideSource {
  settings: Settings
  source: SourceLines
}

/** Slidev: each slide may begin with settings of its own, and a comment at its very end is its notes. */
export const readSlidev: DialectReader = (document) => {
  const slides: DraftSlide[] = []
  document.env.vue = true
  for (const { settings, source } of limitSlides(splitSlides(document))) {
    const imported = textSetting(settings, 'src')
    if (imported && source.isBlank) {
      document.warnings.add(
        `The imported slides (src: ${imported}) are in another file, which is not part of this upload.`,
      )
      continue
    }
    slides.push(readSlide(settings, source, document))
  }
  return { title: textSetting(document.settings, 'title'), slides }
}

function splitSlides({ settings, source }: MarkdownDocument): SlideSource[] {
  const { lines, opaque } = source
  const slides: SlideSource[] = []
  let current: Settings = settings
  let start = 0
  for (let line = 0; line < lines.length; line++) {
    if (opaque[line] || !/^---+\s*$/.test(lines[line] ?? '')) continue
    slides.push({ settings: current, source: source.slice(start, line) })
    const end = slides.length > MAX_BLOCKS ? -1 : settingsBlockEnd(lines, line)
    current = end === -1 ? {} : (parseSettings(lines.slice(line + 1, end).join('\n')) ?? {})
    if (end !== -1) line = end
    start = line + 1
  }
  slides.push({ settings: current, source: source.slice(start) })
  const [first, ...rest] = slides
  // A file that opens with a ruler has nothing before it.
  return first?.source.isBlank && Object.keys(first.settings).length === 0 ? rest : slides
}

function readSlide(settings: Settings, source: SourceLines, { env, warnings }: MarkdownDocument): DraftSlide {
  const content = source.map((line) => {
    const snippet = /^<<<\s+(\S+)/.exec(line)?.[1]
    if (snippet)
      warnings.add(`The code snippet ${snippet} is in another file, which is not part of this upload.`)
    return snippet !== undefined || /^::[\w-]+::\s*$/.test(line) ? '' : line
  })
  const slide = renderSlide(content.text, { env })
  const last = source.text.trimEnd().endsWith('-->') ? slide.comments.at(-1) : undefined
  return {
    ...slide,
    title: slide.title || tidyLine(textSetting(settings, 'title')),
    notes: last ? renderNotes(withoutClicks(last), env) : '',
    hidden: isOn(settings, 'hide') || isOn(settings, 'disabled'),
  }
}

// `[click]` and `[click:3]` in notes tell the presenter view when to scroll.
function withoutClicks(notes: string): string {
  return notes.replace(/\[click(?::\d+)?\][ \t]*/g, '')
}
