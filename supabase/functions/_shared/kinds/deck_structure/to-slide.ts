import type { Slide } from '../../documents/deck.ts'
import { clip, oneLine } from '../../text/clip.ts'
import { citedThere, type Source } from '../deck_outline/sources.ts'
import type { SlideReply } from './rules.ts'

/** A slide of a reply as a slide of a deck; what it cites and is not there is left out. */
export function toSlide(reply: SlideReply, section: string, sources: Source[]): Slide {
  return {
    id: `slide-${reply.slide}`,
    title: oneLine(reply.title),
    body: reply.body.trim(),
    notes: reply.notes.trim(),
    hidden: false,
    section: clip(section, 200),
    sources: citedThere(reply.sources, sources).flatMap(({ source, from, to }) => {
      const found = sources.find(({ number }) => number === source)
      if (!found) return []
      const { documentId, type, title } = found
      return [{ documentId, type, title, from, to }]
    }),
  }
}
