/** A text without its fenced code blocks, whose contents are examples rather than claims. */
function withoutFences(markdown: string): string {
  return markdown.replace(/^ *(```|~~~)[\s\S]*?^ *\1 *$/gm, '')
}

/** The targets of links and pictures that lead to this repository. */
export function relativeLinks(markdown: string): string[] {
  const targets = [...withoutFences(markdown).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(
    (match) => match[1],
  )
  return targets.filter((target): target is string => target !== undefined && !/^[a-z]+:/i.test(target))
}

const ROOMS =
  /^(?:app|components|lib|local|__tests__|regressions|e2e|bench|bin|docs|public|_shared|\.ci|supabase(?=\/[fmtcs]))\//

/** The paths that a text names in code spans: `lib/http/route.ts`, `bin/start --dev`, `docs/errors/`. */
export function namedPaths(markdown: string): string[] {
  const spans = [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
  return spans
    .map((span) => span.split(/\s/)[0] ?? '')
    .filter((word) => ROOMS.test(word))
    .map((word) => word.replace(/^_shared\//, 'supabase/functions/_shared/'))
    .map((word) => word.replace(/[:,].*$/, ''))
    .map(withoutPlaceholder)
}

/** `kinds/<kind>/schema.ts` names a place for many: the folder before the placeholder has to be there. */
function withoutPlaceholder(path: string): string {
  const at = path.search(/[<*{…]|NAME|KIND/)
  return at === -1 ? path : path.slice(0, path.lastIndexOf('/', at) + 1)
}

/** The anchors that a page's headings have on GitHub. */
export function anchors(markdown: string): string[] {
  return [...withoutFences(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}
