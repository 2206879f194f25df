import type { Dialect } from './document.ts'
import { parseSettings, type Settings } from './front-matter.ts'
import type { SourceLines } from './source-lines.ts'

type Scores = Record<Exclude<Dialect, 'markdown'>, number>

const ENOUGH = 10
// So much of a deck tells what it was written for; a hit more changes nothing.
const MAX_LINES = 10_000
const MAX_SCORE = 500

// Front matter keys that only one tool knows.
const SETTING_EVIDENCE: ReadonlyArray<[keyof Scores, RegExp]> = [
  ['marp', /^(marp|headingDivider|paginate|backgroundColor|_class)$/],
  [
    'slidev',
    /^(transition|drawings|highlighter|mdc|comark|colorSchema|routerMode|fonts|aspectRatio|canvasWidth|themeConfig|lineNumbers|monaco|addons|defaults|exportFilename|twoslash|layout|routeAlias|clicks)$/,
  ],
  ['reveal', /^(revealOptions|separator|verticalSeparator|slideshow|controls|slideNumber|highlightTheme)$/],
  [
    'pandoc',
    /^(slide-level|slide_level|incremental|revealjs-url|aspectratio|beamer.*|output|format|institute|subtitle|header-includes)$/,
  ],
]

// Lines outside code that only one tool gives a meaning to. The number is what each hit is worth.
const LINE_EVIDENCE: ReadonlyArray<[keyof Scores, number, RegExp]> = [
  [
    'marp',
    10,
    /^\s*<!--\s*_?(class|paginate|backgroundColor|backgroundImage|header|footer|headingDivider|theme|size|math|color)\s*:/,
  ],
  ['marp', 10, /!\[bg\b/],
  ['slidev', 10, /^::(default|left|right|top|bottom|title|content)::\s*$/],
  [
    'slidev',
    5,
    /<v-(click|clicks|after|drag|mark|switch)\b|\sv-(click|clicks|after|motion|drag|mark)\b|^<<< @?\//,
  ],
  ['remark', 20, /^\?\?\?\s*$/],
  ['remark', 5, /^\.[a-z][\w-]*(\.[a-z][\w-]*)*\[/],
  ['remark', 10, /^(layout: (true|false)|template: [\w-]+|count: false|exclude: true)\s*$/],
  ['reveal', 20, /<!--\s*\.(slide|element):/],
  ['reveal', 10, /^notes?:/i],
  ['reveal', 10, /<aside class="notes"/],
  ['pandoc', 20, /^:{3,}\s*(\{[^}]*\}|[a-z][\w-]*)\s*:*\s*$/],
  ['pandoc', 10, /^\. \. \.\s*$/],
]

const REMARK_PROPERTY = /^(class|name|layout|template|count|exclude|background-image)\s*:\s*\S/

/** Which tool a Markdown deck was written for, by what stands in it; a plain outline when nothing says so. */
export function detectDialect(settings: Settings, source: SourceLines): Dialect {
  if (String(settings.marp) === 'true') return 'marp'
  const scores: Scores = { marp: 0, slidev: 0, remark: 0, reveal: 0, pandoc: 0 }
  for (const key of Object.keys(settings)) {
    for (const [dialect, pattern] of SETTING_EVIDENCE) if (pattern.test(key)) scores[dialect] += 10
  }
  if (/^% \S/.test(source.lines.find((line) => line.trim() !== '') ?? '')) scores.pandoc += 40
  const sample = source.slice(0, MAX_LINES)
  scoreLines(sample, scores)
  scoreSeparators(sample, scores)
  const [best] = Object.entries(scores).sort(([, a], [, b]) => b - a)
  return best && best[1] >= ENOUGH ? (best[0] as Dialect) : 'markdown'
}

function scoreLines({ lines, opaque }: SourceLines, scores: Scores): void {
  for (const [index, line] of lines.entries()) {
    // Directives stand in comments, which are opaque; a comment that begins on this very line still counts.
    if (line.length > 1_000 || (opaque[index] && !line.trimStart().startsWith('<!--'))) continue
    for (const [dialect, worth, pattern] of LINE_EVIDENCE) if (pattern.test(line)) scores[dialect] += worth
  }
}

// What follows a `---`: settings up to another `---` are Slidev's, single property lines are remark's. A `--` is
// remark's next step of the same slide or reveal's slide below, which begins with a heading of its own.
function scoreSeparators({ lines, opaque }: SourceLines, scores: Scores): void {
  let steps = 0
  let below = 0
  for (const [index, line] of lines.entries()) {
    if (opaque[index]) continue
    if (/^-{4}\s*$/.test(line)) scores.reveal += 3
    else if (/^--\s*$/.test(line)) {
      const next = lines.slice(index + 1, index + 6).find((text) => text.trim() !== '') ?? ''
      if (/^#{1,6} /.test(next)) below++
      else steps++
    } else if (/^---\s*$/.test(line)) {
      if (scores.slidev < MAX_SCORE && isSettingsBlock(lines, index)) scores.slidev += 10
      else if (startsWithProperty(lines, index)) scores.remark += 10
    }
  }
  if (below > steps) scores.reveal += ENOUGH
  else if (steps > 0) scores.remark += ENOUGH
}

/** Does a `---` on this line open a block of YAML settings that another `---` closes? */
export function isSettingsBlock(lines: readonly string[], index: number): boolean {
  return settingsBlockEnd(lines, index) !== -1
}

/** The line of the `---` that closes the settings which open on this line, or -1 when it opens none. */
export function settingsBlockEnd(lines: readonly string[], index: number): number {
  if ((lines[index + 1] ?? '').trim() === '') return -1
  for (let line = index + 1; line < Math.min(lines.length, index + 200); line++) {
    const text = lines[line] ?? ''
    if (/^---\s*$/.test(text)) {
      const settings = line > index + 1 ? parseSettings(lines.slice(index + 1, line).join('\n')) : null
      return settings && Object.keys(settings).every((key) => /^[a-z][\w-]*$/.test(key)) ? line : -1
    }
    // A heading after a separator is a slide's title, although YAML would take it for a comment.
    if (/^(#{1,6} |```|<)/.test(text)) return -1
  }
  return -1
}

function startsWithProperty(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find((text) => text.trim() !== '') ?? ''
  return REMARK_PROPERTY.test(next)
}
