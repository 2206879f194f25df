import type { HtmlFindings } from '../html/html-blocks.ts'

/** What rendering one slide collects, and how the dialect reads the alternative text of its pictures. */
export interface RenderContext extends HtmlFindings {
  altText: (alt: string) => string
}

/** The length of the longest match of a global pattern: how many backticks a fence around a text needs. */
export function longestRun(text: string, pattern: RegExp): number {
  let longest = 0
  for (const [run] of text.matchAll(pattern)) longest = Math.max(longest, run.trim().length)
  return longest
}
