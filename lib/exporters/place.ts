import { clock } from './talk-track-markdown.ts'

/** Where something comes from, in words: its time and the lines of the transcript; nothing where it is the user's own. */
export function place({ lines, start }: { lines: number[]; start: number | null }): string {
  if (lines.length === 0) return ''
  const time = start === null ? '' : `${clock(start)}, `
  return `${time}${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`
}

/** The same beside text in Markdown. */
export function placeInMarkdown(rests: { lines: number[]; start: number | null }): string {
  const words = place(rests)
  return words === '' ? '' : ` *(${words})*`
}
