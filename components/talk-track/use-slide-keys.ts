'use client'

import { type KeyboardEvent, useRef } from 'react'

/** Arrow keys (or j and k) go from slide to slide while no field has the focus; Enter edits, Escape leaves. */
export function useSlideKeys(onEdit: (index: number | null) => void) {
  const list = useRef<HTMLOListElement>(null)

  const focusSlide = (index: number) => {
    const slides = list.current?.querySelectorAll<HTMLElement>('[data-slide]')
    slides?.item(Math.max(0, Math.min(index, slides.length - 1)))?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const slide = target.closest<HTMLElement>('[data-slide]')
    if (!slide) return
    const index = Number(slide.dataset.slide)
    const typing = target.tagName === 'TEXTAREA'
    if (event.key === 'Escape' && typing) return onEdit(null)
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return
    const move = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      focusSlide(index + move)
    } else if (event.key === 'Enter' && target === slide) {
      event.preventDefault()
      onEdit(index)
    }
  }

  return { list, onKeyDown, focusSlide }
}
