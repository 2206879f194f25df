import type { Deck, Slide } from '@shared/documents/deck.ts'
import { DECK_LIMITS } from '@shared/documents/deck.ts'

type Slides = Deck['slides']

/** A new, empty slide. */
export function emptySlide(): Slide {
  return { id: crypto.randomUUID(), title: '', body: '', notes: '', hidden: false }
}

/** Changes some fields of one slide. */
export function changeSlide(slides: Slides, id: string, change: Partial<Omit<Slide, 'id'>>): Slides {
  return slides.map((slide) => (slide.id === id ? { ...slide, ...change } : slide))
}

/** Puts a slide at a place; nothing happens once the deck is full. */
export function insertSlide(slides: Slides, at: number, slide: Slide): Slides {
  if (slides.length >= DECK_LIMITS.maxSlides) return slides
  return [...slides.slice(0, at), slide, ...slides.slice(at)]
}

/** Takes a slide out; the last one stays, since a deck has at least one. */
export function removeSlide(slides: Slides, id: string): Slides {
  return slides.length === 1 ? slides : slides.filter((slide) => slide.id !== id)
}

/** Moves a slide to another place. */
export function moveSlide(slides: Slides, id: string, to: number): Slides {
  const from = slides.findIndex((slide) => slide.id === id)
  const slide = slides[from]
  if (!slide || to < 0 || to >= slides.length || to === from) return slides
  const rest = slides.filter((other) => other.id !== id)
  return [...rest.slice(0, to), slide, ...rest.slice(to)]
}

/** What a slide is called in lists: its title, else how its text begins. */
export function slideLabel(slide: Pick<Slide, 'title' | 'body'>): string {
  const label =
    slide.title.trim() ||
    slide.body
      .trim()
      .split('\n', 1)[0]
      ?.replace(/^[#>*\-\s]+/, '')
  return label ? label.slice(0, 120) : 'Empty slide'
}
