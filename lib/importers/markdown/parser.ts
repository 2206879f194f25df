import MarkdownIt, { type Env, type Token } from 'markdown-it'
import { blockMath, inlineMath } from './math-rules.ts'
import { vueTag } from './vue-tag-rule.ts'

export type { Token }

/** What one document's slides share while they are parsed: link references, and whether tags are Vue's. */
export interface MarkdownEnv extends Env {
  vue?: boolean
}

// Deeper nesting than this is dropped by the parser. It bounds the work that hostile brackets can cause.
const MAX_NESTING = 20

function createParser(): InstanceType<typeof MarkdownIt> {
  const parser = MarkdownIt({ html: true, linkify: false, maxNesting: MAX_NESTING })
  parser.block.ruler.before('fence', 'math_block', blockMath, { alt: ['paragraph', 'blockquote', 'list'] })
  parser.inline.ruler.before('escape', 'math_inline', inlineMath)
  parser.inline.ruler.before('autolink', 'vue_tag', vueTag)
  // Addresses are never kept, so that any will do: a refused one would leave its brackets in the text.
  parser.validateLink = () => true
  return parser
}

const fullParser = createParser()
const blockParser = createParser().disable(['inline', 'text_join', 'linkify', 'replacements', 'smartquotes'])

/** The block structure of a whole document, with the lines of each block; its link references go into `env`. */
export function parseBlocks(source: string, env: MarkdownEnv): Token[] {
  return blockParser.parse(source, env)
}

/** All of a slide's tokens, with what is inside the lines. */
export function parseSlide(source: string, env: MarkdownEnv): Token[] {
  return fullParser.parse(source, env)
}
