import type { Deck } from '../../../supabase/functions/_shared/documents/deck.ts'
import { markdown, markdownLine } from './markdown.ts'
import { heading, oneLine, type Printable, remark } from './printable.ts'

/** A deck on paper: a section a slide, what it says and its notes. */
export function printDeck(title: string, deck: Deck): Printable {
  return {
    title: oneLine(title) || 'Deck',
    blocks: deck.slides.flatMap((slide, index) => [
      heading(2, `${index + 1}. ${markdownLine(slide.title).trim() || 'Untitled slide'}`),
      ...(slide.section ? [remark(slide.section)] : []),
      ...(slide.hidden ? [remark('Hidden')] : []),
      ...markdown('paragraph', slide.body),
      ...markdown('quote', slide.notes),
      ...(slide.sources ?? []).map(({ title: name, from, to }) =>
        remark(`From: ${name}, ${from === to ? from : `${from}–${to}`}`),
      ),
    ]),
  }
}
