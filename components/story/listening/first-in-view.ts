import type { HeardFrom } from './listening-context'

/** The first sentence that can be heard and is seen: where somebody reads now. */
export function firstInView(heard: ReadonlyMap<string, HeardFrom>): HeardFrom | undefined {
  const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
  for (const [name, from] of heard) {
    const shown = document.querySelector(`[data-sentence="${CSS.escape(name)}"]`)
    if (shown && shown.getBoundingClientRect().bottom > covered) return from
  }
  return heard.values().next().value
}
