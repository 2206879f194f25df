import { tidyLine } from '../clean-text.ts'
import type { DraftSlide } from '../draft.ts'
import { type MarkdownEnv, parseSlide } from './parser.ts'
import { blockText, renderBlocks } from './render-blocks.ts'
import type { RenderContext } from './render-context.ts'

// Five times what a slide may hold: enough for styles and markup around it.
const MAX_SOURCE_LENGTH = 100_000

export interface SlideOptions {
  env: MarkdownEnv
  /** What of a picture's alternative text is meant for people; Marp keeps layout words there. */
  altText?: (alt: string) => string
}

export interface RenderedSlide extends DraftSlide {
  /** HTML comments in order, without their marks: directives, notes or remarks, as the dialect decides. */
  comments: string[]
}

/** One slide's source as title and clean body. The first heading is the title and leaves the body. */
export function renderSlide(source: string, options: SlideOptions): RenderedSlide {
  const context: RenderContext = {
    comments: [],
    silentPictures: 0,
    altText: options.altText ?? ((alt) => alt),
  }
  const blocks = renderBlocks(parseSlide(source.slice(0, MAX_SOURCE_LENGTH), options.env), context)
  const heading = blocks.findIndex((block) => block.type === 'heading')
  const [title] = heading === -1 ? [] : blocks.splice(heading, 1)
  return {
    title: tidyLine(title?.text ?? ''),
    body: blocks.map(blockText).join('\n\n'),
    notes: '',
    hidden: false,
    silentPictures: context.silentPictures,
    comments: context.comments,
  }
}

/** Speaker notes as clean text: the same reading, with nothing taken out as a title. */
export function renderNotes(source: string, env: MarkdownEnv): string {
  const context: RenderContext = { comments: [], silentPictures: 0, altText: (alt) => alt }
  return renderBlocks(parseSlide(source.slice(0, MAX_SOURCE_LENGTH), env), context)
    .map(blockText)
    .join('\n\n')
    .trim()
}

// Comments that talk to tools, not to the speaker.
const TOOL_COMMENT =
  /^\s*(?:prettier-|markdownlint-|eslint-|textlint-|cspell:|spell-checker:|vale\s|omit in toc|fit\s*$|toc\s*$|more\s*$)/i

/** Comments that a speaker wrote to themselves, joined. */
export function commentNotes(comments: string[], env: MarkdownEnv): string {
  return comments
    .filter((comment) => comment.trim() !== '' && !TOOL_COMMENT.test(comment))
    .map((comment) => renderNotes(dedent(comment), env))
    .filter((notes) => notes !== '')
    .join('\n\n')
}

// Notes are often indented under their comment mark; four spaces would make them code.
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  let indent = Number.POSITIVE_INFINITY
  for (const line of rest) if (line.trim() !== '') indent = Math.min(indent, line.search(/\S/))
  return [first.trimStart(), ...rest.map((line) => line.slice(Math.min(indent, line.length)))].join('\n')
}
