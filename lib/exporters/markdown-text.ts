// What people and models wrote is plain text: none of it may become a heading, a list, emphasis, a link or a tag. What cannot be
// mistaken, such as an underscore within a word, stays as it is, for those who read the file itself.
function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[~]|<(?=[a-z/!?])/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
}

/** One line that holds no Markdown of its own. */
export function escapeLine(text: string): string {
  return escapeInline(text.replace(/\s+/g, ' ').trim()).replace(/(#+)$/, '\\$1')
}

/** Lines of text that hold no Markdown of their own. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line.trim())))
    .join('\n')
    .trim()
}

// What means something only where a line begins.
function escapeLineStart(line: string): string {
  return line.replace(/^([#+=>|-])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
