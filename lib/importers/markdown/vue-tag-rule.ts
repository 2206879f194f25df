import type { StateInline } from 'markdown-it'

const MAX_TAG_LENGTH = 2_000

// A tag as Vue templates write them: names with a colon, attributes such as @click, :prop or v-click.left.
const VUE_TAG = /^<\/?[A-Za-z][\w.:-]*(?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`=]+))?)*\s*\/?>/

/** Tags that CommonMark takes for text because of their names or attributes, in documents whose tags are Vue's. */
export function vueTag(state: StateInline, silent: boolean): boolean {
  if (!state.env.vue || state.src.charAt(state.pos) !== '<') return false
  const match = VUE_TAG.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + MAX_TAG_LENGTH)))
  if (!match) return false
  if (!silent) {
    const token = state.push('html_inline', '', 0)
    token.content = match[0]
  }
  state.pos += match[0].length
  return true
}
