import type { Deck, Slide } from '../../supabase/functions/_shared/documents/deck.ts'
import { escapeLine, escapeText } from './markdown-text.ts'

/** A deck as Markdown that Marp shows and this product reads back: slides between rulers, their notes in comments. */
export function deckToMarkdown(title: string, { slides, model }: Deck): string {
  const offline = 'Drafted by the offline model, from the words of the brief and its sources.'
  const head = [
    '---',
    `title: ${JSON.stringify(title.trim() || 'Deck')}`,
    ...(model?.offline ? [`description: ${JSON.stringify(offline)}`] : []),
    '---',
  ]
  return `${head.join('\n')}\n\n${slides.map(slideText).join('\n\n---\n\n')}\n`
}

function slideText({ title, body, notes, sources = [] }: Slide): string {
  const rests = sources.map(
    ({ title: name, from, to }) => `From: ${name}, ${from === to ? from : `${from}–${to}`}`,
  )
  const spoken = [escapeText(notes), ...rests.map(escapeText)].filter(Boolean).join('\n\n')
  return [
    `# ${escapeLine(title) || 'Untitled slide'}`,
    body.split('\n').map(bodyLine).join('\n').trim(),
    // What ends a comment would show the rest of the notes on the slide.
    spoken === '' ? '' : `<!--\n${spoken.replaceAll('-->', '--\\>')}\n-->`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** A line of a slide: the dash of a list stays one. */
function bodyLine(line: string): string {
  const bullet = /^\s*- (?=\S)/.exec(line)?.[0]
  return bullet ? `- ${escapeLine(line.slice(bullet.length))}` : escapeText(line)
}
