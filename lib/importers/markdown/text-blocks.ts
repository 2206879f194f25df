import { tidyBlock, tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'

const MAX_TITLE = 120

/** Plain text in blocks: a line that others are indented under, or the first of a paragraph, is the title. */
export function readTextBlocks(lines: readonly string[]): DraftSlide[] {
  const indented = lines.some((line) => /^[ \t]+\S/.test(line))
  const blocks: string[][] = []
  let fresh = true
  for (const line of lines) {
    if (line.trim() === '') fresh = true
    else if (indented ? !/^[ \t]/.test(line) || blocks.length === 0 : fresh) {
      blocks.push([line])
      fresh = false
    } else {
      blocks.at(-1)?.push(line)
      fresh = false
    }
  }
  return blocks.map((block) => toSlide(block, indented))
}

function toSlide([first = '', ...rest]: string[], indented: boolean): DraftSlide {
  const titled = first.trim().length <= MAX_TITLE && (indented || rest.length > 0)
  const body = indented ? rest.map(asBullet) : titled ? rest : [first, ...rest]
  return {
    title: titled ? tidyLine(first) : '',
    body: tidyBlock((titled ? body : indented ? [first, ...body] : body).join('\n')),
    notes: '',
    hidden: false,
    silentPictures: 0,
  }
}

// Two spaces or a tab are one level.
function asBullet(line: string): string {
  const space = /^[ \t]*/.exec(line)?.[0] ?? ''
  const level = Math.max(
    0,
    space.split('\t').length - 1 + Math.floor(space.replaceAll('\t', '').length / 2) - 1,
  )
  const text = line.trim().replace(/^[-*•·–]\s+/, '')
  return `${'  '.repeat(Math.min(level, 8))}- ${text}`
}
