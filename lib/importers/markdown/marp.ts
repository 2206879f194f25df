import { type DialectReader, limitSlides } from './document.ts'
import { parseSettings, type Settings, textSetting } from './front-matter.ts'
import { isCommentLine } from './headings.ts'
import type { Token } from './parser.ts'
import { commentNotes, type RenderedSlide, renderSlide } from './render-slide.ts'

const DIRECTIVE =
  /^_?(theme|style|headingDivider|lang|size|math|title|author|description|keywords|url|image|marp|paginate|header|footer|class|backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color|transition)$/

// Words in the alternative text that place a picture: `![bg left:40% blur](…)`.
const PLACEMENT =
  /^(bg|fit|cover|contain|auto|vertical|left|right|\d+(\.\d+)?%|(left|right):[\d.]+%?|(w|h|width|height):\S+|(blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(:\S+)?)$/

/** Marp: rulers part the slides, or headings by `headingDivider`; comments that are no directives are notes. */
export const readMarp: DialectReader = ({ settings, source, tokens, env }) => {
  const { lines } = source
  const levels = dividerLevels(settings, tokens)
  const slides = limitSlides(sliceStarts(tokens, levels, lines)).map(([start, end]) => {
    const slide = renderSlide(lines.slice(start, end).join('\n'), { env, altText: pictureWords })
    return {
      ...slide,
      notes: commentNotes(
        slide.comments.filter((comment) => !isDirective(comment)),
        env,
      ),
    }
  })
  return { title: textSetting(settings, 'title'), slides: slides.filter(hasAnything) }
}

/** The alternative text without the words that only place the picture. */
export function pictureWords(alt: string): string {
  const words = alt.split(/\s+/).filter((word) => word !== '')
  const meant = words.filter((word) => !PLACEMENT.test(word))
  // "left" or "fit" alone may be real words: they only count as placement next to others or to `bg`.
  return meant.join(' ')
}

function isDirective(comment: string): boolean {
  const settings = /^\s*[_\w]+\s*:/m.test(comment.slice(0, 5_000)) ? parseSettings(comment) : null
  return settings !== null && Object.keys(settings).some((key) => DIRECTIVE.test(key))
}

function dividerLevels(settings: Settings, tokens: Token[]): Set<number> {
  let value: unknown = settings.headingDivider
  for (const token of tokens) {
    if (token.type !== 'html_block' || !token.content.includes('headingDivider')) continue
    const inner = /<!--([\s\S]*?)-->/.exec(token.content)?.[1]
    value = (inner && parseSettings(inner)?.headingDivider) ?? value
  }
  if (Array.isArray(value)) return new Set(value.map(Number))
  const level = Number(value ?? 0)
  return new Set(Array.from({ length: level >= 1 && level <= 6 ? level : 0 }, (_, index) => index + 1))
}

// The line ranges of the slides. A divider heading right after a ruler does not start one more.
function sliceStarts(tokens: Token[], levels: Set<number>, lines: readonly string[]): [number, number][] {
  const slices: [number, number][] = []
  let start = 0
  const cut = (end: number, next: number) => {
    slices.push([start, end])
    start = next
  }
  for (const token of tokens) {
    if (token.level !== 0 || !token.map) continue
    const [line, after] = token.map
    if (token.type === 'hr') cut(line, after)
    else if (token.type === 'heading_open' && levels.has(Number(token.tag.slice(1)))) {
      if (lines.slice(start, line).some((text) => text.trim() !== '' && !isCommentLine(text))) cut(line, line)
    }
  }
  cut(lines.length, lines.length)
  return slices
}

// The first slice is often nothing but directives when a deck starts with a ruler; an empty slide stays empty.
function hasAnything(slide: RenderedSlide, index: number, all: RenderedSlide[]): boolean {
  if (index > 0 || all.length === 1) return true
  return slide.title !== '' || slide.body !== '' || slide.notes !== '' || slide.silentPictures > 0
}
