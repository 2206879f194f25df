import { Parser } from 'htmlparser2'
import { ImportError } from '../errors.ts'

const MAX_DEPTH = 300

/** A section of a reveal.js page that holds no other section: a slide, as the HTML inside it. */
export interface Section {
  attributes: Record<string, string>
  html: string
  /** The HTML inside its `<aside class="notes">` elements, which `html` no longer has. */
  notes: string[]
  /** The text inside its `<textarea>` or `<script>`, where a `data-markdown` section keeps its Markdown. */
  template: string | null
}

interface OpenSection {
  attributes: Record<string, string>
  start: number
  hasSections: boolean
  asides: { start: number; innerStart: number; innerEnd: number; end: number }[]
  template: string | null
}

/** The page's title and its innermost sections, found in one pass over the text. */
export function findSections(page: string): { title: string; sections: Section[] } {
  const sections: Section[] = []
  const open: OpenSection[] = []
  let title = ''
  let depth = 0
  let collecting: 'title' | 'template' | null = null
  let asideDepth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > MAX_DEPTH) throw tooDeep()
        const section = open.at(-1)
        if (name === 'section') {
          if (section) section.hasSections = true
          open.push({
            attributes,
            start: parser.endIndex + 1,
            hasSections: false,
            asides: [],
            template: null,
          })
        } else if (section && (name === 'textarea' || name === 'script') && section.template === null) {
          if (section.attributes['data-markdown'] === undefined) return
          section.template = ''
          collecting = 'template'
        } else if (name === 'aside' && section && /(^|\s)notes(\s|$)/.test(attributes.class ?? '')) {
          asideDepth = depth
          section.asides.push({
            start: parser.startIndex,
            innerStart: parser.endIndex + 1,
            innerEnd: -1,
            end: -1,
          })
        } else if (name === 'title' && open.length === 0 && title === '') collecting = 'title'
      },
      ontext(text) {
        const section = open.at(-1)
        if (collecting === 'title') title += text
        else if (collecting === 'template' && section) section.template += text
      },
      onclosetag(name) {
        const section = open.at(-1)
        if (name === 'aside' && depth === asideDepth) {
          const aside = section?.asides.at(-1)
          if (aside) Object.assign(aside, { innerEnd: parser.startIndex, end: parser.endIndex + 1 })
          asideDepth = 0
        }
        depth--
        collecting = null
        if (name !== 'section' || !section) return
        open.pop()
        if (!section.hasSections) sections.push(closeSection(section, page, parser.startIndex))
      },
    },
    { lowerCaseTags: true },
  )
  parser.write(page)
  parser.end()
  return { title, sections }
}

function closeSection(
  { attributes, start, asides, template }: OpenSection,
  page: string,
  end: number,
): Section {
  let html = ''
  let position = start
  const notes: string[] = []
  for (const aside of asides) {
    if (aside.end === -1) continue
    html += page.slice(position, aside.start)
    notes.push(page.slice(aside.innerStart, aside.innerEnd))
    position = aside.end
  }
  return { attributes, html: html + page.slice(position, end), notes, template }
}

function tooDeep(): ImportError {
  return new ImportError(
    'unsupported_format',
    'The page is nested too deeply to be a deck. Export the deck as .pptx or as Markdown and import that file.',
  )
}
