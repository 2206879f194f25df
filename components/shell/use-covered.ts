'use client'

import { type RefObject, useEffect } from 'react'

/** Says in `--covered` how much of the window this part at its top covers, for what stays right below it. */
export function useCovered(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const shown = part.current
    if (!shown) return
    const root = document.documentElement
    const observer = new ResizeObserver(() =>
      root.style.setProperty('--covered', `${shown.getBoundingClientRect().height}px`),
    )
    observer.observe(shown)
    return () => {
      observer.disconnect()
      root.style.removeProperty('--covered')
    }
  }, [part])
}
