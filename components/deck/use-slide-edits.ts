'use client'

import type { Deck, Slide } from '@shared/documents/deck.ts'
import { useState } from 'react'
import { toast } from 'sonner'
import { changeSlide, emptySlide, insertSlide, moveSlide, removeSlide } from './deck-edits'

type EditSlides = (change: (slides: Deck['slides']) => Deck['slides']) => void

/** The open slide and everything that can be done to it; a deletion can be taken back. */
export function useSlideEdits(slides: Slide[], editSlides: EditSlides) {
  const [currentId, setCurrentId] = useState<string | null>(slides[0]?.id ?? null)
  const found = slides.findIndex((slide) => slide.id === currentId)
  const index = found === -1 ? 0 : found
  const current = slides[index]

  const add = () => {
    const slide = emptySlide()
    editSlides((all) => insertSlide(all, index + 1, slide))
    setCurrentId(slide.id)
  }

  const remove = () => {
    if (!current || slides.length === 1) return
    editSlides((all) => removeSlide(all, current.id))
    setCurrentId((slides[index + 1] ?? slides[index - 1])?.id ?? null)
    toast(`Slide ${index + 1} deleted`, {
      action: {
        label: 'Undo',
        onClick: () => {
          editSlides((all) => insertSlide(all, Math.min(index, all.length), current))
          setCurrentId(current.id)
        },
      },
    })
  }

  return {
    current,
    index,
    select: setCurrentId,
    add,
    remove,
    move: (id: string, to: number) => editSlides((all) => moveSlide(all, id, to)),
    change: (change: Partial<Omit<Slide, 'id'>>) =>
      current && editSlides((all) => changeSlide(all, current.id, change)),
  }
}
