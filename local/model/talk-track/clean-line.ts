/** One line of a slide without its markup: what is left can be spoken. */
export function cleanLine(line: string): string {
  return line
    .replace(/`+([^`]*)`+/g, (_code, inner: string) => inner.replace(/[<>]|\/(?=>)/g, ''))
    .replace(/^\s*\[(?:image|chart|diagram|picture|table|video)[:\]].*$/i, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?/g, '$1')
    .replace(/\.[a-z][\w.-]*\[([^\]]*)\]/gi, '$1')
    .replace(/<(?:https?|mailto):[^>\s]*>/g, ' ')
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+/g, ' ')
    .replace(/\{\{[^}]*\}\}|:[a-z_]+:/g, ' ')
    .replace(/&[a-z]+;|&#\d+;/gi, ' ')
    .replace(/\[\^?[\d\w]{1,3}\]/g, ' ')
    .replace(/^[\s>]*(?:#{1,6}\s+|[-*+•‣◦▪–—→]\s+|\(?\d{1,2}[.)]\s+|\[[ x]\]\s+)*/i, '')
    .replace(/(\*\*|__|~~)(.*?)\1/g, '$2')
    .replace(/(^|[\s(])[*_]([^*_\s][^*_]*)[*_](?=[\s).,;:!?]|$)/g, '$1$2')
    .replace(/\$([^$]+)\$/g, '$1')
    .replace(/\\([A-Za-z]+)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
    .replace(/[\u{1F000}-\u{1FAFF}\u{2600}-\u{27BF}]|\u{FE0F}/gu, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.…]+/, '')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .trim()
}

/** Settings of slide tools that stand among the text: `class: center`, `layout: cover`. */
const SETTING =
  /^(?:class|name|template|layout|count|background(?:-\w+)?|image|transition|theme|exclude|level|clicks?|src|hide\w*)\s*:\s*\S*$/i

/** Whether a line holds words to say: letters enough, and more of them than of signs. */
export function isSpeakable(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  const signs = line.match(/[^\p{L}\p{N}\s.,;:!?'’"“”„()/-]/gu)?.length ?? 0
  if (isCode(line) || /^(?:learn|read|see) more\b[^.]{0,40}$/i.test(line)) return false
  if (/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/i.test(line)) return false
  // One word with dots or slashes in it is an address or a file.
  if (/^\S*[\p{L}\p{N}][/._][\p{L}\p{N}]\S*$/u.test(line)) return false
  return letters >= 2 && letters > signs * 4 && !SETTING.test(line)
}

/** A line of a program that stands on a slide without a code fence. */
export function isCode(line: string): boolean {
  return /[{};]$|=>|==|\w\s?=\s?["'\w(]|\w\.\w+\(|\w\(\)|^(?:\$|>>>|sudo|docker|kubectl|curl|git|npm|cd) \S/.test(
    line,
  )
}
