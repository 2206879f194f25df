/** The first thing the Tab key finds: past the header, to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only rounded-box bg-ink px-4 py-2 text-sm text-canvas focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      Skip to the page
    </a>
  )
}
