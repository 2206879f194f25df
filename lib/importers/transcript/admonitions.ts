/** MkDocs: `!!! note "Title"`, `???+ tip`, and the tabs of its best known theme, `=== "Title"`. */
const ADMONITION =
  /^(?:(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+[\w-]+)*|===[!+]?(?=[ \t]+"))(?:[ \t]+"(.*)")?[ \t]*$/
/** GitHub: the first line of a quotation. */
const ALERT = /^([ \t]*(?:>[ \t]?)+)\[!(?:note|tip|important|warning|caution)\][ \t]*$/i
const FENCE = /^[ \t]*(?:```|~~~)/
const INDENT = 4

/**
 * The Markdown of a text with its boxes opened: what stands in a box is a part of the text, its title a heading of it, and
 * its marks, which no person says, are gone. Lines keep their numbers.
 */
export function openAdmonitions(text: string): string {
  let depth = 0
  let fenced = false
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      if (line.trim() === '') return ''
      depth = Math.min(depth, Math.floor(indentOf(line) / INDENT))
      const inside = withoutIndent(line, depth * INDENT)
      if (FENCE.test(inside)) fenced = !fenced
      if (fenced) return inside
      const box = ADMONITION.exec(inside)
      const indented = indentOf(lines[index + 1] ?? '') >= (depth + 1) * INDENT
      // "??? what" may also be what somebody wrote down.
      if (!box || (box[1] === undefined && !indented)) return inside.replace(ALERT, '$1')
      depth += 1
      const title = box[1]?.trim()
      return title ? `###### ${title}` : ''
    })
    .join('\n')
}

function indentOf(line: string): number {
  const spaces = /^[ \t]*/.exec(line)?.[0] ?? ''
  return spaces.replaceAll('\t', ' '.repeat(INDENT)).length
}

function withoutIndent(line: string, width: number): string {
  if (width === 0) return line
  const spaces = /^[ \t]*/.exec(line)?.[0] ?? ''
  return spaces.replaceAll('\t', ' '.repeat(INDENT)).slice(width) + line.slice(spaces.length)
}
