'use client'

import { type KeyboardEvent, useRef } from 'react'

/** Arrow keys go from entry to entry within a stage, and to the same row of the next stage; Enter edits. */
export function useGridKeys() {
  const grid = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const stage = target.closest<HTMLElement>('[data-stage]')
    const row = target.closest<HTMLElement>('[data-row]')
    if (!stage || !row || target.tagName !== 'BUTTON' || target.getAttribute('role') === 'radio') return
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const moves: Record<string, () => HTMLElement | null | undefined> = {
      ArrowDown: () => beside(stage, target, 1),
      ArrowUp: () => beside(stage, target, -1),
      ArrowRight: () => sameRow(grid.current, stage, row, 1),
      ArrowLeft: () => sameRow(grid.current, stage, row, -1),
    }
    const next = moves[event.key]?.()
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return { grid, onKeyDown }
}

/** The entry, or the button that adds one, before or after this in the stage. */
function beside(stage: HTMLElement, target: HTMLElement, by: number): HTMLElement | undefined {
  const buttons = [...stage.querySelectorAll<HTMLElement>('[data-row] button')]
  return buttons[buttons.indexOf(target) + by]
}

function sameRow(grid: HTMLElement | null, stage: HTMLElement, row: HTMLElement, by: number) {
  const next = grid?.querySelector(`[data-stage="${Number(stage.dataset.stage) + by}"]`)
  return next?.querySelector<HTMLElement>(`[data-row="${row.dataset.row}"] button`)
}
