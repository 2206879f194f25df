import type { ReactNode } from 'react'

/** A wide table in a narrow window: scrolled sideways, by keyboard too. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-box border bg-surface"
    >
      {children}
    </section>
  )
}
