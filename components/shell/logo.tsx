/** The mark: a light above, its cone, and a place to stand. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d="M9.2 7.5 4 20h16L14.8 7.5z" className="fill-stage" />
      <path d="M8 3h8l1 4.5H7z" fill="currentColor" />
      <path d="M2.5 21h19" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
